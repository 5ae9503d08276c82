import { eq, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { credentials } from "@/lib/server/db/schema/credentials";
import { erasures } from "@/lib/server/db/schema/erasures";
import { files } from "@/lib/server/db/schema/files";
import { sessions } from "@/lib/server/db/schema/identity";
import { jobs } from "@/lib/server/db/schema/jobs";
import { notifications } from "@/lib/server/db/schema/notifications";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases } from "@/lib/server/db/schema/purchases";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { listBlobs } from "@/lib/server/files/blobs";
import { eraseOwnData, resumeErasures } from "./erase/erase";
import { holdings } from "./holdings";
import { openPeople } from "./testing/people";
import { plantRow, somebody, type Planted } from "./testing/plant";

const MINUTE = 60_000;

let people: Awaited<ReturnType<typeof openPeople>>;
let alice: Planted;
let bob: Planted;
beforeAll(async () => {
  people = await openPeople();
}, 60_000);
afterAll(() => people.close());
/** Each test has people of its own: the audit log can't be emptied. */
beforeEach(async () => {
  alice = somebody("alice");
  bob = somebody("bob");
  await people.plant(alice);
  await people.plant(bob);
});

const isOf =
  ({ wallet, mark }: Planted) =>
  (row: string): boolean =>
    row.includes(wallet) || row.includes(mark);

const everyRow = async () => {
  const all = await Promise.all(
    holdings.map(async ({ table }) => ({ table, rows: await people.rows(table) })),
  );
  return all.flatMap(({ table, rows }) => rows.map((row) => ({ table, row })));
};
const rowsOf = async (table: PgTable, whose: Planted) =>
  (await people.rows(table)).filter(isOf(whose));
/** Files of theirs that lie on the disk. */
const blobsOf = async ({ wallet }: Planted): Promise<number> => {
  const own = await people.database.select().from(files).where(eq(files.owner, wallet));
  const names = (await listBlobs(people.files.folder)).map(({ name }) => name);
  return own.filter(({ id }) => names.includes(id)).length;
};
const erase = () => eraseOwnData(people.erase, alice.wallet);
const resume = () => resumeErasures(people.erase);
const purchase = (state: string, more = {}) =>
  plantRow(people.database, purchases, alice, { id: crypto.randomUUID(), state, ...more });

describe("after their data are deleted", () => {
  it("a person's name is in no row but those of which it is said that they stay", async () => {
    await erase();
    const named = (await everyRow()).filter(({ row }) => isOf(alice)(row));
    const tables = [...new Set(named.map(({ table }) => table))];
    const stays = holdings.flatMap(({ table, fate }) => (fate.stays === undefined ? [] : [table]));
    expect(
      tables.filter((table) => !stays.includes(table)).map((one) => getTableName(one)),
    ).toEqual([]);
    expect(tables.map((one) => getTableName(one)).toSorted()).toEqual([
      "audit_log",
      "blocked_wallets",
      "credential_usage",
      "erasures",
      "live_events",
      "sales",
      "webhook_events",
    ]);
  });

  it("everybody else has every row they had, and every file", async () => {
    const bobs = async () =>
      (await everyRow()).flatMap(({ row }) => (isOf(bob)(row) ? [row] : [])).toSorted();
    const before = await bobs();
    expect(await blobsOf(bob)).toBe(1);
    await erase();
    expect(await bobs()).toEqual(before);
    expect(await blobsOf(bob)).toBe(1);
  });

  it("their keys are revoked without a secret, and nobody's", async () => {
    await erase();
    const [key] = await people.database
      .select()
      .from(credentials)
      .where(eq(credentials.id, alice.ids.credential));
    expect(key).toMatchObject({ state: "revoked", ciphertext: null, wrappedKey: null });
    expect(key?.owner).toMatch(/^erased:/u);
  });

  it("what REALM said of them is empty, and what it says of others is not", async () => {
    await erase();
    const said = await people.rows(webhookEvents);
    expect(said.filter((row) => row.includes(`said of ${alice.mark}`))).toEqual([]);
    expect(said.filter((row) => row.includes(`said of ${bob.mark}`))).toHaveLength(1);
  });

  it("purchases that were signed and listings that were sold are whole", async () => {
    await purchase("owned", { signature: `one-${alice.mark}`, signedTransaction: "bytes" });
    await purchase("expired", { signature: `two-${alice.mark}` });
    await plantRow(people.database, ownListings, alice, {
      id: crypto.randomUUID(),
      state: "sold",
      signature: `sold-${alice.mark}`,
    });
    await erase();
    expect(await rowsOf(purchases, alice)).toHaveLength(2);
    expect(await rowsOf(ownListings, alice)).toHaveLength(1);
  });

  it("pictures made on a licence still count for it, with nobody's name and no words", async () => {
    const licensed = { id: crypto.randomUUID(), realmJobId: "job_licensed", account: "platform" };
    const asked = { parameters: { prompt: "the canary", numOutputs: 4 }, state: "processing" };
    await plantRow(people.database, jobs, alice, { ...licensed, ...asked, licenceMint: "mint" });
    await erase();
    const [left] = await people.database.select().from(jobs).where(eq(jobs.id, licensed.id));
    expect(left).toMatchObject({ parameters: { numOutputs: 4 }, results: [], state: "failed" });
    expect(left?.wallet).toMatch(/^erased:/u);
  });
});

describe("nothing at all is deleted", () => {
  it.each(["created", "prepared", "signed", "submitted", "paid"])(
    "while a purchase is %s",
    async (state) => {
      await purchase(state, { signature: alice.mark, signedTransaction: "bytes" });
      const before = await everyRow();
      await expect(erase()).rejects.toMatchObject({ code: "ERASE_PURCHASE_OPEN" });
      expect(await everyRow()).toEqual(before);
    },
  );

  it.each(["making", "signing", "cancelling"])("while a listing is %s", async (state) => {
    await plantRow(people.database, ownListings, alice, { id: crypto.randomUUID(), state });
    const before = await everyRow();
    await expect(erase()).rejects.toMatchObject({ code: "ERASE_LISTING_OPEN" });
    expect(await everyRow()).toEqual(before);
  });
});

describe("a deletion that breaks off", () => {
  const breakOff = async (): Promise<void> => {
    const broken = { ...people.erase, eraseFiles: () => Promise.reject(new Error("power cut")) };
    await expect(eraseOwnData(broken, alice.wallet)).rejects.toThrow("power cut");
  };

  it("is gone on with by whoever looks next, once the one who began is surely gone", async () => {
    await breakOff();
    await resume();
    expect(await rowsOf(notifications, alice)).toHaveLength(1);
    people.pass(11 * MINUTE);
    await resume();
    expect(await rowsOf(notifications, alice)).toEqual([]);
    expect(await blobsOf(alice)).toBe(0);
    expect(await rowsOf(files, alice)).toEqual([]);
  });

  it("asked for again is one deletion still", async () => {
    await breakOff();
    await erase();
    const open = (await rowsOf(erasures, alice)).filter((row) => row.includes('"finishedAt":null'));
    expect(open).toHaveLength(1);
  });
});

describe("some minutes later", () => {
  const late = () => plantRow(people.database, notifications, alice, { name: "written late" });
  const kept = async () => (await rowsOf(notifications, alice)).length;

  it("what a request was still writing goes too, and then it is done", async () => {
    await erase();
    await late();
    people.pass(4 * MINUTE);
    await resume();
    expect(await kept()).toBe(0);
    const open = (await rowsOf(erasures, alice)).filter((row) => row.includes('"finishedAt":null'));
    expect(open).toEqual([]);
  });

  it("who has come back keeps what they have made since", async () => {
    await erase();
    const since = new Date(people.erase.now().getTime() + MINUTE);
    await plantRow(people.database, sessions, alice, { createdAt: since });
    await late();
    people.pass(4 * MINUTE);
    await resume();
    expect(await kept()).toBe(1);
  });
});
