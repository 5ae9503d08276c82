import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import pg from "pg";
import {
  hasPostgres,
  temporaryPostgres,
  type TemporaryPostgres,
} from "@/lib/server/db/testing/temporary-postgres";
import type { Gate } from "./gate";
import { Holds } from "./holds";
import { crashPoints } from "./points";
import { openStoreGate } from "./store-gate";

const [before, after] = crashPoints.filter(({ name }) => name === "the owned row");

/** The gate cuts the real protocol, so it is tried on the real thing. */
describe.skipIf(!hasPostgres)("a write that the gate keeps", () => {
  let server: TemporaryPostgres;
  let gate: Gate;
  const holds = new Holds();

  beforeAll(async () => {
    server = await temporaryPostgres();
    gate = await openStoreGate({ port: Number(new URL(server.url("postgres")).port) }, holds, 7);
  }, 60_000);
  afterAll(async () => {
    await gate.close();
    await server.stop();
  });
  beforeEach(async () => {
    await ask(`drop table if exists "purchase_transitions"`);
    await ask(`create table "purchase_transitions" (id text, event text)`);
  });

  const ask = async (text: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: server.url("postgres") });
    await client.connect();
    const { rows }: { rows: unknown[] } = await client.query(text);
    await client.end();
    return rows;
  };

  /** A client behind the gate that writes a transition; its end is heard, as a killed app's is. */
  const write = async (id: string, event: string) => {
    const through = new URL(server.url("postgres"));
    through.port = String(gate.port);
    const client = new pg.Client({ connectionString: through.href });
    client.on("error", () => undefined);
    await client.connect();
    await client.query("begin");
    await client.query(`insert into "purchase_transitions" values ($1, $2)`, [id, event]);
    return { client, committed: client.query("commit") };
  };

  it.each([
    { point: before, found: [] },
    { point: after, found: [{ id: "list_1", event: "own" }] },
  ])(
    "$point.moment its commit is never answered, and is there or not",
    async ({ point, found }) => {
      if (!point) throw new Error("the point is numbered");
      const reached = holds.arm(point, new Set(["list_1"]));
      const { client, committed } = await write("list_1", "own");
      committed.catch(() => undefined);
      expect(await reached).toBe(7);
      // With a query under way, pg cuts the connection as the end of its process would.
      await client.end();
      await expect(committed).rejects.toThrow();
      await expect.poll(() => ask(`select * from "purchase_transitions"`)).toEqual(found);
      holds.release(point);
    },
  );

  it("is of that purchase and that event: any other goes through", async () => {
    if (!before) throw new Error("the point is numbered");
    void holds.arm(before, new Set(["list_1"]));
    for (const [id, event] of [
      ["list_2", "own"],
      ["list_1", "owner"],
    ] as const) {
      const { client, committed } = await write(id, event);
      await committed;
      await client.end();
    }
    expect(await ask(`select id from "purchase_transitions"`)).toHaveLength(2);
    holds.release(before);
  });
});
