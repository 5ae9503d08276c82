import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { handoverIntent } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import { handovers, ownListings } from "@/lib/server/db/schema/own-listings";
import { createLogger } from "@/lib/server/log/create-logger";
import type { SellingContext } from "../context";
import { createListing } from "../create";
import { openDesk, seller, stranger, wish, type SellingDesk } from "../testing/desk";
import { insertHandover } from "./store";
import { advanceHandover, claimDueHandovers } from "./worker";

let desk: SellingDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const MINUTE = 60_000;

it("what landed and REALM does not notice is asked for ever later, and told the operator once after ten minutes", async () => {
  const { database } = desk.context;
  const { id: listing } = await createListing(desk.context, seller, wish());
  await database.update(ownListings).set({ state: "signing" });
  const what = {
    kind: "list",
    listingId: "list_1",
    assetId: "mod_1",
    licenceMint: stranger,
  } as const;
  const landed = await insertHandover(desk.context, {
    ...{ listing, owner: seller, kind: "list", transaction: "AA==", blockhash: null },
    intent: handoverIntent(
      seller,
      { ...what, expiresAt: "2026-11-21T22:20:00Z" },
      {
        ...{ cluster: "localnet", escrow: stranger },
        ...{ networkFee: lamports(1n), accountRent: lamports(1n) },
      },
    ),
    lastValidBlockHeight: 1n,
  });
  if (!landed) throw new Error("nothing was prepared");
  const signed = { signature: "5sig", signedTransaction: "AA==" };
  const start = desk.context.now();
  await database.update(handovers).set({ ...signed, state: "landed", updatedAt: start });

  const lines: string[] = [];
  let asked = 0;
  const context: SellingContext = {
    ...desk.context,
    chain: {
      ...desk.context.chain,
      signatureStatus: () => Promise.resolve({ slot: 1n, confirmation: "finalized", error: null }),
    },
    listingNow: () => {
      asked += 1;
      return Promise.reject(new CodedError("LISTING_NOT_FOUND", "not noticed"));
    },
    log: createLogger({
      level: "error",
      secrets: () => [],
      destination: { write: (line: string) => lines.push(line) },
    }),
  };
  const alerts = () => lines.filter((line) => line.includes("ALERT:")).length;
  const passed = () => context.now().getTime() - start.getTime();
  const pass = async (until: number): Promise<void> => {
    while (passed() < until) {
      const [row] = await database.select().from(handovers).where(eq(handovers.id, landed.id));
      desk.pass(Math.max(0, (row?.dueAt.getTime() ?? 0) - context.now().getTime()) + 1);
      for (const due of await claimDueHandovers(context, 1)) await advanceHandover(context, due);
    }
  };
  await pass(9 * MINUTE);
  expect({ alerts: alerts(), atMost20: asked <= 20 }).toEqual({ alerts: 0, atMost20: true });
  await pass(20 * MINUTE);
  expect({ alerts: alerts(), atMost32: asked <= 32 }).toEqual({ alerts: 1, atMost32: true });
});
