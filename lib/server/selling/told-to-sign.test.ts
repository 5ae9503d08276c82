import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import { handovers } from "@/lib/server/db/schema/own-listings";
import { notifications } from "@/lib/server/db/schema/notifications";
import type { SellingContext } from "./context";
import { createListing } from "./create";
import { claimDueRows } from "./store/lease";
import { openDesk, seller, stranger, wish, type SellingDesk } from "./testing/desk";
import { workOn } from "./worker";

let desk: SellingDesk;
let context: SellingContext;
beforeAll(async () => {
  desk = await openDesk();
  context = {
    ...desk.context,
    chain: { ...desk.context.chain, newestLastValidHeight: () => Promise.resolve(1n) },
    // REALM's market where what is listed is signed for first.
    realmOf: () => ({
      cancelListing: desk.market.cancelListing,
      createListing: async (wanted, key) => ({
        ...(await desk.market.createListing(wanted, key)),
        ...{ status: "pending", transaction: "AA==", licenceMint: stranger },
        expiresAt: "2026-11-21T22:20:00Z",
      }),
    }),
    handoverPolicy: () => ({
      ...{ cluster: "localnet", escrow: stranger },
      ...{ networkFee: lamports(1n), accountRent: lamports(1n) },
    }),
  };
}, 120_000);
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  await desk.context.database.delete(notifications);
});

const begun = () => desk.context.database.select().from(handovers);
const told = async () => {
  const rows = await desk.context.database.select().from(notifications);
  return rows.map(({ kind, subject }) => [kind, subject]);
};

/** A listing that REALM did not answer for while its seller waited. */
const leftToTheWorker = async (): Promise<void> => {
  desk.market.fail("before", "REALM_UNAVAILABLE");
  await createListing(context, seller, wish());
};

const work = async (): Promise<void> => {
  desk.pass(60_000);
  for (const row of await claimDueRows(context, 1)) await workOn(context, row);
};

it("what a seller is asked to sign in their absence is there with the word to them, or neither is", async () => {
  const { database } = desk.context;
  await leftToTheWorker();
  await database.execute(
    sql`create function power_cut() returns trigger language plpgsql as 'begin raise exception ''power cut''; end'`,
  );
  await database.execute(
    sql`create trigger power_cut before insert on notifications execute function power_cut()`,
  );
  await expect(work()).rejects.toThrow();
  expect(await begun()).toEqual([]);

  await database.execute(sql`drop trigger power_cut on notifications`);
  await work();
  const [handover] = await begun();
  expect(await told()).toEqual([["listing-to-sign", handover?.id]]);
});

it("what its seller waits for at the page is told to them nowhere else", async () => {
  await createListing(context, seller, wish());
  expect(await begun()).toHaveLength(1);
  expect(await told()).toEqual([]);
});
