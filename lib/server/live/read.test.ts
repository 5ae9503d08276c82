import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/lib/server/db/database";
import { LISTENS } from "@/lib/server/db/listen-postgres";
import { openPostgres } from "@/lib/server/db/postgres";
import { liveEvents } from "@/lib/server/db/schema/live";
import {
  hasPostgres,
  temporaryPostgres,
  type TemporaryPostgres,
} from "@/lib/server/db/testing/temporary-postgres";
import { announce, LIVE_CHANNEL } from "./announce";
import { readOn } from "./read";

/** Two instances on one database; only there can two transactions be open at once. */
describe.skipIf(!hasPostgres)("reading on from a place", () => {
  let server: TemporaryPostgres;
  let here: OpenDatabase;
  let there: OpenDatabase;
  beforeAll(async () => {
    server = await temporaryPostgres();
    const url = server.url(await server.createDatabase());
    [here, there] = await Promise.all([openPostgres(url), openPostgres(url)]);
  }, 90_000);
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    await server.stop();
  });
  beforeEach(() => here.database.delete(liveEvents));

  const change = (id: string) => ({ wallet: "w", kind: "purchase", id }) as const;

  it("misses nothing that was written first and committed last", async () => {
    const { head } = await readOn(here.database, null);
    let commit = (): void => undefined;
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let slow: Promise<void> | undefined;
    await new Promise<void>((written) => {
      slow = here.database.transaction(async (transaction) => {
        await announce(transaction, change("10"));
        written();
        await mayCommit;
      });
    });
    await announce(there.database, change("11"));
    const first = await readOn(there.database, head);
    expect(first.events.map(({ subject }) => subject)).toEqual(["11"]);
    commit();
    await slow;
    const second = await readOn(there.database, first.head);
    expect(second.events.map(({ subject }) => subject)).toEqual(["10"]);
  });

  it("gives every event once and to both in the same order, however writers and readers meet", async () => {
    const start = (await readOn(here.database, null)).head;
    const writes = Array.from({ length: 300 }, (_, index) => index);
    let writing = true;
    const write = Promise.all(
      writes.map((index) =>
        (index % 2 === 0 ? here : there).database.transaction(async (transaction) => {
          await announce(transaction, change(`a${index}`));
          await announce(transaction, change(`b${index}`));
        }),
      ),
    ).finally(() => {
      writing = false;
    });
    const readAll = async ({ database }: OpenDatabase): Promise<string[]> => {
      const seen: string[] = [];
      let head = start;
      for (;;) {
        const last = !writing;
        const read = await readOn(database, head);
        head = read.head;
        seen.push(...read.events.map(({ subject }) => subject));
        if (last && !read.more) return seen;
      }
    };
    const [left, right] = await Promise.all([readAll(here), readAll(there), write]);
    expect(left).toHaveLength(600);
    expect(new Set(left).size).toBe(600);
    expect(right).toEqual(left);
  });

  it("is heard of in the other instance, also after the connection that listens was cut", async () => {
    let heard = 0;
    const ear = await there.listen(LIVE_CHANNEL, () => {
      heard += 1;
    });
    const before = heard;
    await announce(here.database, change("1"));
    await expect.poll(() => heard).toBeGreaterThan(before);
    await here.database.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${LISTENS}`,
    );
    await expect.poll(ear.isHearing).toBe(false);
    await expect.poll(ear.isHearing, { timeout: 5_000 }).toBe(true);
    const again = heard;
    await announce(here.database, change("2"));
    await expect.poll(() => heard).toBeGreaterThan(again);
    await ear.close();
  });
});
