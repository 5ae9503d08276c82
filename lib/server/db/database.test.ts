import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "./database";
import { openEmbedded } from "./embedded";
import { openPostgres } from "./postgres";
import { cuttingRelay } from "./testing/cutting-relay";
import { sessions } from "./schema/identity";
import { readyFolder } from "./testing/ready-folder";
import {
  hasPostgres,
  temporaryPostgres,
  type TemporaryPostgres,
} from "./testing/temporary-postgres";

/** A fresh embedded database takes seconds to make, and several times that on a busy machine. */
const PATIENCE = 120_000;

const row = (wallet: string) => ({
  id: randomUUID(),
  wallet,
  createdAt: new Date("2026-01-01T00:00:00.123Z"),
  expiresAt: new Date("2026-01-01T12:00:00.000Z"),
});

const keepsItsPromises = (open: () => OpenDatabase) => {
  test("its tables are there, and rows come back as they were written, times to the millisecond", async () => {
    const { database } = open();
    const written = row("written");
    await database.insert(sessions).values(written);
    expect(await database.select().from(sessions).where(eq(sessions.id, written.id))).toEqual([
      { ...written, endedAt: null },
    ]);
  });

  test("a transaction that throws leaves nothing behind", async () => {
    const { database } = open();
    const lost = row("lost");
    await expect(
      database.transaction(async (transaction) => {
        await transaction.insert(sessions).values(lost);
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await database.select().from(sessions).where(eq(sessions.id, lost.id))).toEqual([]);
  });
};

describe("embedded", () => {
  let dataDir: string;
  let open: OpenDatabase;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "db-"));
    open = await openEmbedded(dataDir);
  }, PATIENCE);
  afterAll(async () => {
    await open.close();
    await rm(dataDir, { recursive: true });
  });

  keepsItsPromises(() => open);

  test("a second opening of the same folder is refused with a sentence", async () => {
    await expect(openEmbedded(dataDir)).rejects.toThrow("in use by another process");
  });

  test("opened again, it has its rows and applies no migration twice", async () => {
    const kept = row("kept");
    await open.database.insert(sessions).values(kept);
    await open.close();
    open = await openEmbedded(dataDir);
    const found = await open.database.select().from(sessions).where(eq(sessions.id, kept.id));
    expect(found).toHaveLength(1);
  });

  test(
    "kill -9 loses no row that was acknowledged",
    async () => {
      const folder = await readyFolder();
      const script = join(folder, "write.ts");
      await writeFile(
        script,
        `import { openEmbedded } from ${JSON.stringify(join(import.meta.dirname, "embedded.ts"))};
       import { sessions } from ${JSON.stringify(join(import.meta.dirname, "schema/identity.ts"))};
       void (async () => {
         const { database } = await openEmbedded(${JSON.stringify(folder)});
         for (let count = 0; ; count += 1) {
           const id = crypto.randomUUID();
           await database.insert(sessions).values({ id, wallet: "w", createdAt: new Date(), expiresAt: new Date() });
           process.stdout.write(id + "\\n");
         }
       })();`,
      );
      const child = spawn(process.execPath, ["--import", "tsx", script]);
      let acknowledged = "";
      await new Promise<void>((resolve) => {
        child.stdout.on("data", (chunk: Buffer) => {
          acknowledged += chunk.toString();
          if (acknowledged.length > 37 * 50) child.kill("SIGKILL");
        });
        child.once("close", () => {
          resolve();
        });
      });
      const ids = acknowledged.split("\n").filter((line) => line.length === 36);
      expect(ids.length).toBeGreaterThanOrEqual(50);
      const after = await openEmbedded(folder);
      const found = new Set((await after.database.select().from(sessions)).map(({ id }) => id));
      expect(ids.filter((id) => !found.has(id))).toEqual([]);
      await after.close();
      await rm(folder, { recursive: true });
    },
    PATIENCE,
  );
});

describe.skipIf(!hasPostgres)("Postgres", () => {
  let server: TemporaryPostgres;
  let open: OpenDatabase;
  beforeAll(async () => {
    server = await temporaryPostgres();
    open = await openPostgres(server.url("postgres"));
  });
  afterAll(async () => {
    await open.close();
    await server.stop();
  });

  keepsItsPromises(() => open);

  test("instances that start at the same moment all come up: the migrations wait for each other", async () => {
    const fresh = server.url(await server.createDatabase());
    const instances = await Promise.all([1, 2, 3].map(() => openPostgres(fresh)));
    for (const instance of instances) {
      expect(await instance.database.select().from(sessions)).toEqual([]);
      await instance.close();
    }
  });

  test("a connection that the server cuts does not end the process, and the next call works", async () => {
    const { database } = open;
    await database.select().from(sessions);
    await database
      .execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend'`,
      )
      .catch(() => undefined);
    expect(await database.select().from(sessions)).toBeInstanceOf(Array);
  });

  test("transactions cut off before they began give their connections back, more than there are", async () => {
    const relay = await cuttingRelay(server.url("postgres"));
    const instance = await openPostgres(relay.url);
    relay.cutAt("begin");
    const broken = Array.from({ length: 12 }, () =>
      instance.database.transaction((tx) => tx.select().from(sessions)),
    );
    const ends = await Promise.allSettled(broken);
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    relay.cutAt(null);
    expect(await instance.database.select().from(sessions)).toBeInstanceOf(Array);
    await instance.close();
    await relay.close();
  });

  test.each(["begin", "wallet", "commit"])(
    "a host that falls silent at %j fails its transactions in time, and keeps no connection",
    async (words) => {
      const relay = await cuttingRelay(server.url("postgres"));
      // Longer than a busy machine needs for an answer.
      const instance = await openPostgres(relay.url, { silentMillis: 2_000 });
      relay.silentAt(words);
      const hanging = Array.from({ length: 12 }, () =>
        instance.database.transaction((tx) => tx.select().from(sessions)),
      );
      const ends = await Promise.allSettled(hanging);
      expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(["rejected"]));
      relay.silentAt(null);
      const again = await Promise.all(
        Array.from({ length: 12 }, () =>
          instance.database.transaction((tx) => tx.select().from(sessions)),
        ),
      );
      expect(again).toHaveLength(12);
      await instance.close();
      await relay.close();
    },
  );

  test("an ear whose host fell silent knows it, says so at once, and hears again", async () => {
    const relay = await cuttingRelay(server.url("postgres"));
    const instance = await openPostgres(relay.url, { pulseMillis: 100 });
    let heard = 0;
    const ear = await instance.listen("things", () => {
      heard += 1;
    });
    await expect.poll(ear.isHearing).toBe(true);
    const before = heard;
    relay.silentAt("");
    await expect.poll(ear.isHearing).toBe(false);
    expect(heard).toBeGreaterThan(before);
    relay.silentAt(null);
    await expect.poll(ear.isHearing, { timeout: 5_000 }).toBe(true);
    const again = heard;
    await open.database.execute(sql`select pg_notify('things', '')`);
    await expect.poll(() => heard).toBeGreaterThan(again);
    await ear.close();
    await instance.close();
    await relay.close();
  });
});
