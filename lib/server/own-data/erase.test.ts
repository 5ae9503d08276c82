import { eq, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditLog } from "@/lib/server/db/schema/audit";
import { credentials } from "@/lib/server/db/schema/credentials";
import { erasures } from "@/lib/server/db/schema/erasures";
import { files } from "@/lib/server/db/schema/files";
import { sessions } from "@/lib/server/db/schema/identity";
import { jobs } from "@/lib/server/db/schema/jobs";
import { notifications } from "@/lib/server/db/schema/notifications";
import { handovers, handoverTransitions, ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases } from "@/lib/server/db/schema/purchases";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { eraseOwnData, resumeErasures } from "./erase/erase";
import { passEnded } from "./erase/store";
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
const erase = () => eraseOwnData(people.erase, alice.wallet);
/** Those of the other tests are due too, and one look takes a few. */
const resume = async (context = people.erase): Promise<void> => {
  while ((await resumeErasures(context)) > 0);
};
const openErasures = async () =>
  (await rowsOf(erasures, alice)).filter((row) => row.includes('"finishedAt":null'));
const late = () => plantRow(people.database, notifications, alice, { name: "written late" });
const kept = async () => (await rowsOf(notifications, alice)).length;
/** Of the listing that REALM calls active. */
const signedHandover = async (state: string, more = {}): Promise<string> => {
  const id = crypto.randomUUID();
  const signed = { signature: `signed-${alice.mark}`, signedTransaction: "bytes" };
  await plantRow(people.database, handovers, alice, { id, state, ...signed, ...more });
  return id;
};
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
      "sale_transitions",
      "sales",
      "webhook_events",
    ]);
  });

  it("everybody else has every row they had, and every file", async () => {
    const bobs = async () =>
      (await everyRow()).flatMap(({ row }) => (isOf(bob)(row) ? [row] : [])).toSorted();
    const before = await bobs();
    expect(await people.blobsOf(bob)).toBe(1);
    await erase();
    expect(await bobs()).toEqual(before);
    expect(await people.blobsOf(bob)).toBe(1);
  });

  it("their keys are revoked without a secret, and nobody's", async () => {
    await erase();
    const [key] = await people.database
      .select()
      .from(credentials)
      .where(eq(credentials.id, alice.ids.credential));
    expect(key).toMatchObject({ state: "revoked", ciphertext: null, wrappedKey: null });
    expect(key?.account).toBeNull();
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

  it("what was signed of a listing is whole where the chain shows something else", async () => {
    const handover = await signedHandover("done", { disputedAt: new Date() });
    await plantRow(people.database, handoverTransitions, alice, { handover });
    await erase();
    expect(await rowsOf(ownListings, alice)).toHaveLength(1);
    const isIt = (row: string): boolean => row.includes(handover);
    expect((await rowsOf(handovers, alice)).filter(isIt)).toHaveLength(1);
    expect((await rowsOf(handoverTransitions, alice)).filter(isIt)).toHaveLength(1);
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

  const open = ["prepared", "signed", "submitted", "landed", "disputed"];
  it.each(open)("while what was signed of an active listing is %s", async (state) => {
    if (state === "disputed") await signedHandover("submitted", { disputedAt: new Date() });
    else await signedHandover(state);
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
    expect(await people.blobsOf(alice)).toBe(0);
    expect(await rowsOf(files, alice)).toEqual([]);
  });

  it("asked for again is one deletion still", async () => {
    await breakOff();
    await erase();
    expect(await openErasures()).toHaveLength(1);
  });

  it("right after the rows went, takes nothing from who has come back", async () => {
    let isDead = false;
    const now = (): Date => {
      if (isDead) throw new Error("power cut");
      return people.erase.now();
    };
    const broken = people.amid(alice, () => {
      isDead = true;
      return Promise.resolve();
    });
    await expect(eraseOwnData({ ...broken, now }, alice.wallet)).rejects.toThrow("power cut");
    expect(await kept()).toBe(0);
    await people.comeBack(alice);
    await late();
    people.pass(11 * MINUTE);
    await resume();
    expect(await kept()).toBe(1);
    expect(await openErasures()).toEqual([]);
  });
});

describe("asked for again by who came back within minutes", () => {
  it("everything goes again: the same key, files, rows; and the session ends", async () => {
    await erase();
    await people.comeBack(alice);
    await late();
    await people.upload(alice);
    await people.connectKey(alice);
    people.pass(MINUTE);
    await erase();
    expect(await kept()).toBe(0);
    expect(await people.blobsOf(alice)).toBe(0);
    expect(await rowsOf(sessions, alice)).toEqual([]);
    const keys = await people.database.select().from(credentials);
    expect(keys.filter(({ owner }) => owner === alice.wallet)).toEqual([]);
    const wishes = (await rowsOf(auditLog, alice)).filter((row) => row.includes("account.erased"));
    expect(wishes).toHaveLength(2);
    await late();
    people.pass(4 * MINUTE);
    await resume();
    expect(await kept()).toBe(0);
  });

  it("a process that was still at it for the first time takes and closes nothing", async () => {
    await erase();
    const all = await people.database.select().from(erasures);
    const first = all.filter(({ wallet, finishedAt }) => wallet === alice.wallet && !finishedAt);
    people.pass(4 * MINUTE);
    await resume(
      people.amid(alice, async () => {
        await erase();
        await people.comeBack(alice);
        await late();
      }),
    );
    expect(await kept()).toBe(1);
    const ended = { now: people.erase.now(), next: null };
    for (const wish of first) await passEnded(people.database, wish, ended);
    expect(await openErasures()).toHaveLength(1);
  });
});

describe("some minutes later", () => {
  it("what a request was still writing goes too, and then it is done", async () => {
    await erase();
    await late();
    people.pass(4 * MINUTE);
    await resume();
    expect(await kept()).toBe(0);
    expect(await openErasures()).toEqual([]);
  });

  it("a listing of which something was signed meanwhile goes once that is over", async () => {
    const signing = people.amid(alice, async () => {
      await signedHandover("signed");
    });
    await eraseOwnData(signing, alice.wallet);
    people.pass(4 * MINUTE);
    await resume();
    expect(await rowsOf(ownListings, alice)).toHaveLength(1);
    expect(await rowsOf(handovers, alice)).not.toEqual([]);
    const ofAlice = eq(handovers.owner, alice.wallet);
    await people.database.update(handovers).set({ state: "expired" }).where(ofAlice);
    people.pass(7 * MINUTE);
    await resume();
    expect([await rowsOf(ownListings, alice), await rowsOf(handovers, alice)]).toEqual([[], []]);
    expect(await openErasures()).toEqual([]);
  });

  it("who has come back keeps what they have made since", async () => {
    await erase();
    await people.comeBack(alice);
    await late();
    people.pass(4 * MINUTE);
    await resume();
    expect(await kept()).toBe(1);
  });
});
