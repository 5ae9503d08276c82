import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { testVault } from "./testing/test-vault";
import { UsageCounter, usageOf } from "./usage";

let open: OpenDatabase;

/** A credential to be used. @returns its id */
const credential = async (): Promise<string> => {
  const vault = testVault({ database: open.database });
  const owner = `owner ${randomUUID()}`;
  const secret = { apiKey: `rk_${randomUUID()}`, apiSecret: `rs_${randomUUID()}` };
  return (await vault.add({ owner, label: "used", scopes: ["browse"], ...secret }, "a test")).id;
};

beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);

afterAll(() => open.close());

describe("the use of credentials", () => {
  it("is counted by operation and hour, failures and refusals apart, over several writings", async () => {
    const id = await credential();
    const counter = new UsageCounter();
    const at = new Date("2026-11-22T10:30:00Z");
    const use = (status: number | null, operation = "searchListings") => {
      counter.add({ credentialId: id, operation, status, at: at.getTime() });
    };
    use(200);
    use(500);
    await counter.flush(open.database);
    use(401);
    use(null, "getListing");
    await counter.flush(open.database);
    await counter.flush(open.database);
    const usage = await usageOf(open.database, id);
    expect(usage).toMatchObject({ calls: 4, errors: 3, refusals: 1, lastAt: at });
    expect(
      usage.hours
        .map(({ operation, calls, hour }) => [operation, calls, hour.toISOString()])
        .sort(),
    ).toEqual([
      ["getListing", 1, "2026-11-22T10:00:00.000Z"],
      ["searchListings", 3, "2026-11-22T10:00:00.000Z"],
    ]);
  });

  it("that could not be written stays counted", async () => {
    const id = await credential();
    const counter = new UsageCounter();
    counter.add({ credentialId: id, operation: "one", status: 200, at: Date.now() });
    await expect(
      open.database.transaction((transaction) => counter.flush(transaction), {
        accessMode: "read only",
      }),
    ).rejects.toThrow();
    await counter.flush(open.database);
    expect(await usageOf(open.database, id)).toMatchObject({ calls: 1 });
  });
});
