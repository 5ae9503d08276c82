import pg from "pg";
import { logger } from "@/lib/server/log";
import type { Ear } from "./database";

const CONNECT_MILLISECONDS = 5_000;
const AGAIN_MILLISECONDS = 1_000;

/**
 * Listens on a connection of its own: one from the pool would be handed on. A connection that breaks
 * is made again, every second until it stands.
 */
export const listenPostgres = async (
  url: string,
  channel: string,
  heard: () => void,
): Promise<Ear> => {
  let closed = false;
  let hearing: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;

  const lost = (client: pg.Client): void => {
    if (hearing === client) hearing = undefined;
    if (closed) return;
    clearTimeout(again);
    again = setTimeout(() => void connect(), AGAIN_MILLISECONDS).unref();
  };

  const connect = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      keepAlive: true,
    });
    client.on("notification", heard);
    client.on("error", (error) => {
      logger.warn({ dependency: "database", error }, "The connection that listens was lost.");
      lost(client);
    });
    client.on("end", () => {
      lost(client);
    });
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      logger.warn({ dependency: "database", error }, "The database can't be listened to.");
      await client.end().catch(() => undefined);
      lost(client);
      return;
    }
    if (closed) {
      await client.end();
      return;
    }
    hearing = client;
    // What was notified while nobody listened is gone.
    heard();
  };

  await connect();
  return {
    isHearing: () => hearing !== undefined,
    close: async () => {
      closed = true;
      clearTimeout(again);
      await hearing?.end();
    },
  };
};
