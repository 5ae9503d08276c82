import { afterAll, beforeAll, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import { address } from "@/lib/core/solana";
import type { OpenDatabase } from "@/lib/server/db/database";
import { liveEvents } from "@/lib/server/db/schema/live";
import { notifications } from "@/lib/server/db/schema/notifications";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createLogger } from "@/lib/server/log/create-logger";
import type { PurchaseEvent } from "../machine";
import { insertPurchase, transition, type Change, type Evidence } from "./write";

const BUYER = address("4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA");
const SELLER = address("8qbHbw2BbbTHBW1sbeqakYXVKRQM8Ne7pLK7m6CVfeR");
const signed = { signature: "s", signedTransaction: "t" };

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());

/** Takes a new purchase through these events and gives what was told, to whom, in order. */
const toldOf = async (moves: readonly (readonly [PurchaseEvent, Evidence?, Change?])[]) => {
  const { database } = open;
  await database.delete(liveEvents);
  await database.delete(notifications);
  const log = createLogger({ level: "silent", secrets: () => [] });
  const context = { database, now: () => new Date(), log };
  const id = crypto.randomUUID();
  await insertPurchase(context, id, BUYER, {
    listingId: id,
    assetType: "model",
    assetId: "asset_1",
    sellerWallet: SELLER,
    price: lamports(1n),
    currency: "SOL",
    status: "active",
    createdAt: "2026-11-22T12:00:00Z",
    description: "",
    listingType: "fixed_price",
    assetDetails: { name: "Portrait", description: "", tags: [], previewImageUrl: "" },
  });
  for (const [event, evidence = {}, change = {}] of moves) {
    await transition(
      context,
      id,
      event,
      evidence,
      event === "sign" ? { ...signed, signature: id } : change,
    );
  }
  const live = await database.select().from(liveEvents).orderBy(liveEvents.id);
  const news = await database.select().from(notifications).orderBy(notifications.id);
  const who = (wallet: string): string => (wallet === BUYER ? "buyer" : "seller");
  return {
    live: live
      .filter(({ kind }) => kind !== "notification")
      .map(({ wallet, kind }) => `${who(wallet)}: ${kind}`),
    news: news.map(({ wallet, kind, name }) => `${who(wallet)}: ${kind} ${name}`),
  };
};

const disputed = { notice: "CHAIN_DISPUTED" } as const;
const paid = [["prepare"], ["sign"], ["broadcast"], ["settle"]] as const;

it("every move of a purchase is told to its buyer's pages, and its sale to the seller's", async () => {
  const { live, news } = await toldOf([...paid, ["own"]]);
  expect(live).toEqual([...Array.from({ length: 6 }, () => "buyer: purchase"), "seller: sale"]);
  expect(news).toEqual(["buyer: purchase-owned Portrait", "seller: listing-sold Portrait"]);
});

it.each([
  ["fails", [["prepare"], ["sign"], ["broadcast"], ["fail"]], ["buyer: purchase-failed Portrait"]],
  ["expires", [["prepare"], ["expire"]], ["buyer: purchase-expired Portrait"]],
  [
    "is refused by the server",
    [["prepare"], ["refuse", { by: "server" }]],
    ["buyer: purchase-refused Portrait"],
  ],
  ["is refused in the buyer's own browser", [["prepare"], ["refuse", { by: "browser" }]], []],
  ["is declined", [["prepare"], ["decline", { by: "browser" }]], []],
  ["is paid and not yet owned", paid, []],
  [
    "had ended and was paid, then closed",
    [
      ["prepare"],
      ["decline", { by: "browser" }],
      ["landed", {}, disputed],
      ["close-as-failed", {}, { notice: "DISPUTE_CLOSED" }],
    ],
    ["buyer: purchase-disputed Portrait", "buyer: purchase-closed Portrait"],
  ],
  [
    "is called paid by REALM alone",
    [["prepare"], ["expire", {}, disputed]],
    ["buyer: purchase-disputed Portrait"],
  ],
] as const)("a purchase that %s is news to whom it is", async (_, moves, news) => {
  expect((await toldOf(moves)).news).toEqual(news);
});
