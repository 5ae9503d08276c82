import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { handoverIntent } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import { address } from "@/lib/core/solana";
import type { SignatureStatus } from "@/lib/server/chain/signatures";
import { handovers, ownListings } from "@/lib/server/db/schema/own-listings";
import { createLogger } from "@/lib/server/log/create-logger";
import type { SellingContext } from "../context";
import { createListing } from "../create";
import { closeDispute } from "../operate/close";
import { openHandoverFile } from "../operate/inspect";
import { claimDueRows } from "../store/lease";
import { openDesk, seller, stranger, wish, type SellingDesk } from "../testing/desk";
import { workOn } from "../worker";
import { insertHandover } from "./store";
import { advanceHandover, claimDueHandovers } from "./worker";

const OPERATOR = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");

const MINUTE = 60_000;
const FINAL: SignatureStatus = { slot: 1n, confirmation: "finalized", error: null };

let desk: SellingDesk;
/** What the chain shows of it, and whether it could still take it. */
let shown: SignatureStatus | null;
let lines: string[];
let asked: number;
/** Whether REALM has the listing under its id. */
let known: boolean;
let context: SellingContext;
beforeAll(async () => {
  desk = await openDesk();
}, 120_000);
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  [shown, lines, asked, known] = [FINAL, [], 0, false];
  context = {
    ...desk.context,
    chain: {
      ...desk.context.chain,
      signatureStatus: () => Promise.resolve(shown),
      isAbsentForGood: () => Promise.resolve(true),
    },
    listingNow: (listingId) => {
      asked += 1;
      return known
        ? desk.context.listingNow(listingId)
        : Promise.reject(new CodedError("LISTING_NOT_FOUND", "not noticed"));
    },
    log: createLogger({
      level: "error",
      secrets: () => [],
      destination: { write: (line: string) => lines.push(line) },
    }),
  };
});

/** What a seller signed, and the chain confirmed a moment ago. @returns our id of it */
const landed = async (kind: "list" | "cancel"): Promise<string> => {
  const { database } = desk.context;
  const { id: listing } = await createListing(desk.context, seller, wish());
  await database
    .update(ownListings)
    .set({ state: kind === "list" ? "signing" : "cancelling", dueAt: new Date(0) });
  const what = { kind, listingId: "list_1", assetId: "mod_1", licenceMint: stranger };
  const fee = lamports(1n);
  const values = {
    ...{ listing, owner: seller, kind, transaction: "AA==", blockhash: null },
    intent: handoverIntent(
      seller,
      { ...what, expiresAt: "2026-11-21T22:20:00Z" },
      { cluster: "localnet", escrow: stranger, networkFee: fee, accountRent: fee },
    ),
    lastValidBlockHeight: 1n,
  };
  const handover = await insertHandover(desk.context, values, null);
  if (!handover) throw new Error("nothing was prepared");
  const signed = { signature: "5sig", signedTransaction: "AA==" };
  await database
    .update(handovers)
    .set({ ...signed, state: "landed", updatedAt: desk.context.now() });
  return handover.id;
};

const file = (id: string) => openHandoverFile(desk.context.database, id);
const alerts = () => lines.filter((line) => line.includes("ALERT:")).length;

/** What the worker does of it in this time. */
const pass = async (id: string, millis: number): Promise<void> => {
  const until = context.now().getTime() + millis;
  while (context.now().getTime() < until) {
    const [row] = await desk.context.database.select().from(handovers).where(eq(handovers.id, id));
    desk.pass(Math.max(0, (row?.dueAt.getTime() ?? 0) - context.now().getTime()) + 1);
    const [due] = await claimDueHandovers(context, 1);
    if (!due) return;
    await advanceHandover(context, due);
  }
};

const close = (id: string, as: "done" | "failed") =>
  closeDispute(context, id, { as, reason: "The licence is there.", actor: OPERATOR });

const listing = async () => (await desk.context.database.select().from(ownListings))[0];

describe("what landed and REALM does not take up", () => {
  it("is asked for ever later, and is a person's to look at after ten minutes, told once", async () => {
    const id = await landed("list");
    await pass(id, 9 * MINUTE);
    expect({ alerts: alerts(), atMost20: asked <= 20 }).toEqual({ alerts: 0, atMost20: true });
    expect(await file(id)).toMatchObject({ state: "landed", contested: false });
    expect(await close(id, "failed")).toBe("not-disputed");
    await pass(id, 11 * MINUTE);
    expect({ alerts: alerts(), atMost32: asked <= 32 }).toEqual({ alerts: 1, atMost32: true });
    expect(await file(id)).toMatchObject({ state: "landed", contested: true, differences: [] });
  });

  it("is one too where REALM only tells of something else under its name", async () => {
    const id = await landed("list");
    known = true;
    desk.market.change("list_1", { assetId: "mod_other" });
    await pass(id, 11 * MINUTE);
    expect(await file(id)).toMatchObject({ state: "landed", contested: true });
  });

  it("ends by itself all the same once REALM does, and is in dispute no more", async () => {
    const id = await landed("list");
    await pass(id, 11 * MINUTE);
    known = true;
    await pass(id, 2 * MINUTE);
    expect(await file(id)).toMatchObject({ state: "done", contested: false, disputedAt: null });
    expect((await listing())?.state).toBe("active");
  });

  it("is closed as failed by a person, and its listing waits for nothing any more", async () => {
    const id = await landed("list");
    await pass(id, 11 * MINUTE);
    expect(await close(id, "failed")).toBe("closed");
    expect(await file(id)).toMatchObject({ state: "failed", contested: false });
    expect(await listing()).toMatchObject({ state: "failed", trouble: "CHAIN_REJECTED" });
    expect((await listing())?.endedAt).not.toBeNull();
  });

  it("and brought a licence back is closed as done, and REALM is told again to sell it no more", async () => {
    const id = await landed("cancel");
    known = true;
    await pass(id, 11 * MINUTE);
    expect(desk.market.listings.get("list_1")?.status).toBe("active");
    expect(await close(id, "done")).toBe("closed");
    for (const row of await claimDueRows(context, 1)) await workOn(context, row);
    expect(desk.market.listings.get("list_1")?.status).toBe("cancelled");
    expect((await listing())?.state).toBe("cancelled");
  });
});

it.each<[string, SignatureStatus | null]>([
  ["is not there any more, and can't be", null],
  ["failed in the end", { ...FINAL, error: "InstructionError" }],
])("what was seen to land and %s is a person's to look at, at once", async (_, status) => {
  shown = status;
  const id = await landed("list");
  await pass(id, MINUTE);
  expect(await file(id)).toMatchObject({ state: "landed", contested: true });
  expect((await file(id)).differences.map(({ rule }) => rule)).toEqual(["CHAIN-01"]);
  expect(alerts()).toBe(1);
});
