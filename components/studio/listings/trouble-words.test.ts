import { describe, expect, it } from "vitest";
import { troubleWords } from "./trouble-words";

type Asked = Parameters<typeof troubleWords>[0];

const said = ({ unwanted = false, ...more }: Omit<Asked, "unwanted"> & Partial<Asked>) =>
  troubleWords({ unwanted, ...more });

describe("a listing's trouble", () => {
  it("is nothing where all is well", () => {
    expect(said({ state: "active", trouble: null })).toBeNull();
  });

  it.each(["making", "cancelling"] as const)("while %s says that it goes on by itself", (state) => {
    expect(said({ state, trouble: "REALM_UNAVAILABLE" })).toEqual({
      words: "REALM has not answered yet. It is asked again until it does.",
      account: false,
    });
  });

  it.each([
    ["making", "CREDENTIAL_REFUSED", /^It has to wait\. /u],
    ["active", "CREDENTIAL_REQUIRED", /^It was not cancelled\. /u],
    ["failed", "LISTING_PAYEE", /wallet of your REALM profile/u],
  ] as const)("while %s with %s leads to the account", (state, code, words) => {
    const told = said({ state, trouble: code });
    expect(told?.account).toBe(true);
    expect(told?.words).toMatch(words);
  });

  it("says of what was taken back that REALM's answer is waited for, with or without trouble", () => {
    for (const trouble of [null, "REALM_UNAVAILABLE"])
      expect(said({ state: "making", trouble, unwanted: true })?.words).toMatch(
        /^You took it back\. /u,
      );
  });

  it.each([
    ["cancelling", "It is being taken off the market."],
    ["cancelled", "It was taken off the market."],
  ] as const)("that REALM listed it otherwise is said while it is %s", (state, words) => {
    expect(said({ state, trouble: "LISTING_DIFFERS" })?.words).toContain(words);
  });

  it("says that a cancellation nobody signed in time was not made", () => {
    expect(said({ state: "active", trouble: "HANDOVER_EXPIRED" })?.words).toBe(
      "It was not cancelled. The transaction ran out of time.",
    );
  });

  it("says of a listing an operator gave up that its licence is not in escrow", () => {
    expect(said({ state: "failed", trouble: "CHAIN_REJECTED" })?.words).toMatch(
      /did not go into REALM’s escrow/u,
    );
  });

  it("under a code from another time is said in general words", () => {
    expect(said({ state: "failed", trouble: "NO_SUCH_CODE" })?.words).toMatch(
      /^Something went wrong/u,
    );
  });
});
