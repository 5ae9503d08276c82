import { expect, it } from "vitest";
import { emptyDraft, readDraft, scopesOf } from "./draft";

const WALLET = "So11111111111111111111111111111111111111112";

it("is for what is usual for its owner, until somebody chooses", () => {
  expect(scopesOf(emptyDraft)).toEqual(["browse", "market", "studio"]);
  expect(scopesOf({ ...emptyDraft, owner: WALLET })).toEqual(["market", "studio"]);
  const chosen = { ...emptyDraft, owner: WALLET, scopes: ["browse"] };
  expect(scopesOf(chosen)).toEqual(["browse"]);
});

it("is sent as what it shows", () => {
  const typed = { label: "Their key", apiKey: "rk_long_enough_1", apiSecret: "rs_long_enough_1" };
  const { credential } = readDraft({ ...emptyDraft, ...typed, owner: WALLET });
  expect(credential?.scopes).toEqual(["market", "studio"]);
  const none = readDraft({ ...emptyDraft, ...typed, scopes: [] });
  expect([none.credential, none.problems.scopes]).toEqual([null, "Choose at least one."]);
});
