import { afterAll, beforeAll, expect, it } from "vitest";
import { handoverIntent } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { createListing } from "../create";
import { openDesk, seller, stranger, wish, type SellingDesk } from "../testing/desk";
import { insertHandover, moveHandover } from "./store";

let desk: SellingDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const fee = lamports(1n);
const policy = {
  cluster: "localnet",
  escrow: stranger,
  networkFee: fee,
  accountRent: fee,
} as const;
const prepared = async (listing: string, kind: "list" | "cancel"): Promise<string> => {
  const what = { kind, listingId: "list_1", assetId: "mod_1", licenceMint: stranger };
  const values = {
    ...{ listing, owner: seller, kind, transaction: "AA==", blockhash: null },
    intent: handoverIntent(seller, { ...what, expiresAt: "2026-11-21T22:20:00Z" }, policy),
    lastValidBlockHeight: 1n,
  };
  const handover = await insertHandover(desk.context, values, null);
  return handover?.id ?? "none";
};

it("one signature signs one handover, and a second one is told that it has moved on", async () => {
  const { id } = await createListing(desk.context, seller, wish());
  const [first, second] = [await prepared(id, "list"), await prepared(id, "cancel")];
  const bytes = { signature: "5sig", signedTransaction: "AA==" };
  const sign = (handover: string) => moveHandover(desk.context, handover, "sign", {}, bytes);
  await sign(first);
  expect(await codeOf(sign(second))).toBe("HANDOVER_STATE");
});
