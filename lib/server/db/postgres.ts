import { Socket } from "node:net";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { logger } from "@/lib/server/log";
import type { OpenDatabase } from "./database";
import { listenPostgres } from "./listen-postgres";
import { migrationsFolder } from "./migrations-folder";

/** Any number, the same in every instance: "CSGN" in ASCII. */
const MIGRATION_LOCK = 0x4353474e;

const CONNECTIONS = 10;
const CONNECT_MILLISECONDS = 5_000;
const STATEMENT_MILLISECONDS = 15_000;
/** Longer than the server lets any statement take, or any transaction rest. */
const SILENT_MILLISECONDS = 20_000;
/** An ear that does not hear itself twice in a row is deaf. */
const PULSE_MILLISECONDS = 5_000;

/** Instances that start together migrate one after the other; a lock of the session ends with it. */
const migrateUnderLock = async (url: string): Promise<void> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
  });
  await client.connect();
  try {
    const connection = drizzle(client);
    await connection.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrate(connection, { migrationsFolder });
  } finally {
    await client.end();
  }
};

/**
 * A connection that breaks in use is given back for whoever uses it. A transaction that breaks before
 * it has begun never does (drizzle-orm, `transaction`), and each would keep its place for good.
 */
const giveBackBroken = (pool: pg.Pool): void => {
  const inUse = new Set<pg.PoolClient>();
  pool.on("acquire", (client) => inUse.add(client));
  pool.on("release", (_error, client) => inUse.delete(client));
  pool.on("connect", (client) => {
    client.on("error", (error) => {
      logger.warn({ dependency: "database", error }, "A database connection broke in use.");
    });
    client.on("end", () => {
      if (!inUse.has(client)) return;
      client.release(true);
      // Whoever has it may still give it back, once more.
      client.release = () => undefined;
    });
  });
};

/**
 * A host that is gone without a word is noticed by the network after a quarter of an hour, and until then
 * every query to it waits. None that lives is silent for so long (the pool lets go of what rests sooner),
 * so such a connection is cut: all that waits on it fails, and the pool makes another.
 */
const cutSilent = (pool: pg.Pool, millis: number): void => {
  pool.on("connect", ({ connection: { stream } }) => {
    if (!(stream instanceof Socket)) return;
    stream.setTimeout(millis, () => {
      stream.destroy(new Error("the database has fallen silent"));
    });
  });
};

interface Patience {
  /** Milliseconds without a word after which a connection is given up. */
  readonly silentMillis?: number;
  /** Milliseconds between an ear's words to itself. */
  readonly pulseMillis?: number;
}

/**
 * Opens Postgres and brings its tables up to date.
 * @throws Error when it does not answer or a migration fails
 */
export const openPostgres = async (
  url: string,
  { silentMillis = SILENT_MILLISECONDS, pulseMillis = PULSE_MILLISECONDS }: Patience = {},
): Promise<OpenDatabase> => {
  await migrateUnderLock(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    statement_timeout: STATEMENT_MILLISECONDS,
    // An instance that loses power must not keep its locks until the network notices, hours later.
    idle_in_transaction_session_timeout: STATEMENT_MILLISECONDS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  giveBackBroken(pool);
  cutSilent(pool, silentMillis);
  // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
  pool.on("error", (error) => {
    logger.warn({ dependency: "database", error }, "A database connection was lost.");
  });
  return {
    database: drizzle(pool),
    listen: (channel, heard) => listenPostgres({ url, pulseMillis }, channel, heard),
    close: async () => {
      if (!pool.ended) await pool.end();
    },
  };
};
