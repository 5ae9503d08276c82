import { expect, it } from "vitest";
import { appendAudit } from "@/lib/server/audit";
import { auditLog } from "../schema/audit";
import { openTestDatabase } from "./test-database";

const entry = { actor: "system", action: "test.done", subject: "one", details: {} };

it("a database that others wrote to is handed on empty", async () => {
  for (const round of ["first", "second", "third"]) {
    const { database, close } = await openTestDatabase();
    expect([round, await database.select().from(auditLog)]).toEqual([round, []]);
    await database.transaction((transaction) => appendAudit(transaction, entry, new Date(0)));
    expect(await database.select().from(auditLog)).toMatchObject([{ sequence: 1 }]);
    await close();
  }
});

it("is one's own while it is open", async () => {
  const [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  await one.database.transaction((transaction) => appendAudit(transaction, entry, new Date(0)));
  expect(await other.database.select().from(auditLog)).toEqual([]);
  await Promise.all([one.close(), other.close()]);
});
