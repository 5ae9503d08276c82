import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/lib/server/db/database";
import { auditLog } from "@/lib/server/db/schema/audit";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { appendAudit } from "./append";
import { GENESIS_HASH } from "./entry";
import { walkRemembering, type ChainMemory } from "./remembering";
import { verifyAudit } from "./verify";

let open: OpenDatabase;

const append = (subject: string): Promise<void> =>
  open.database.transaction((transaction) =>
    appendAudit(
      transaction,
      { actor: "system", action: "test.done", subject, details: { b: "2", a: "1" } },
      new Date(),
    ),
  );

/** As somebody with the database in their hands would. */
const tamper = async (change: () => Promise<unknown>): Promise<void> => {
  await open.database.execute(sql`alter table audit_log disable trigger all`);
  await change();
  await open.database.execute(sql`alter table audit_log enable trigger all`);
};

beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);

afterAll(() => open.close());

beforeEach(async () => {
  await tamper(() => open.database.delete(auditLog));
  for (const subject of ["one", "two", "three", "four"]) await append(subject);
});

describe("the audit log", () => {
  it("holds as it was written, also by many at once", async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => append(`at once ${index}`)));
    expect(await verifyAudit(open.database, null)).toMatchObject({ entries: 14, broken: null });
  });

  it("is empty at first, and its head then is the one before the first", async () => {
    await tamper(() => open.database.delete(auditLog));
    const nothing = { entries: 0, head: GENESIS_HASH, broken: null, knowsHead: true };
    expect(await verifyAudit(open.database, GENESIS_HASH)).toEqual(nothing);
  });

  it.each([
    ["changed", "update"],
    ["removed", "delete"],
  ])("lets no entry be %s in passing", async (_, word) => {
    const second = eq(auditLog.sequence, 2);
    const attempt =
      word === "update"
        ? open.database.update(auditLog).set({ actor: "nobody" }).where(second)
        : open.database.delete(auditLog).where(second);
    await expect(attempt).rejects.toHaveProperty("cause.message", "the audit log is append-only");
    expect(await verifyAudit(open.database, null)).toMatchObject({ entries: 4, broken: null });
  });

  it.each([
    ["actor", { actor: "nobody" }],
    ["action", { action: "test.undone" }],
    ["subject", { subject: "five" }],
    ["details", { details: { a: "1", b: "3" } }],
    ["time", { at: new Date(0) }],
    ["hash", { hash: "f".repeat(64) }],
    ["predecessor", { previousHash: "f".repeat(64) }],
  ])("shows an entry whose %s was changed", async (_, changes) => {
    await tamper(() => open.database.update(auditLog).set(changes).where(eq(auditLog.sequence, 2)));
    const { broken, entries } = await verifyAudit(open.database, null);
    expect(broken?.sequence).toBe(2);
    expect(entries).toBe(1);
  });

  it("shows an entry that was taken out of the middle", async () => {
    await tamper(() => open.database.delete(auditLog).where(eq(auditLog.sequence, 2)));
    const { broken } = await verifyAudit(open.database, null);
    expect(broken).toEqual({ sequence: 3, problem: "an entry is missing before this one" });
  });

  it.each([0, -5])("shows an entry slipped in before the first, at %i", async (sequence) => {
    const entry = { actor: "nobody", action: "a", subject: "s", details: {}, previousHash: "" };
    const slipped = { ...entry, sequence, at: new Date(), hash: `slipped ${sequence}` };
    await open.database.insert(auditLog).values(slipped);
    const { broken } = await verifyAudit(open.database, null);
    await tamper(() => open.database.delete(auditLog).where(eq(auditLog.sequence, sequence)));
    expect(broken).toEqual({ sequence, problem: "it was slipped in before the first" });
  });

  it("shows entries cut off its end to a process that saw them, for as long as they are gone", async () => {
    const memory: ChainMemory = { head: null, state: null };
    const walk = async () => (await walkRemembering(open.database, memory, () => new Date())).state;
    await append("seen");
    const { head, entries } = await walk();
    expect(await walk()).toMatchObject({ head, entries, isCut: false });
    await tamper(() => open.database.delete(auditLog).where(eq(auditLog.sequence, entries)));
    expect(await walk()).toMatchObject({ head, entries: entries - 1, isCut: true, broken: null });
    await append("grown over it");
    expect(await walk()).toMatchObject({ head, entries, isCut: true });
  });

  it("shows entries cut off its end to whoever noted the head", async () => {
    const { head } = await verifyAudit(open.database, null);
    await append("later");
    expect(await verifyAudit(open.database, head)).toMatchObject({ knowsHead: true });
    await tamper(() => open.database.delete(auditLog).where(sql`${auditLog.sequence} > 3`));
    expect(await verifyAudit(open.database, head)).toMatchObject({
      broken: null,
      knowsHead: false,
    });
  });
});
