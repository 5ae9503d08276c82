import { randomUUID } from "node:crypto";
import pg from "pg";
import { logger } from "@/lib/server/log";
import type { Ear } from "./database";

const CONNECT_MILLISECONDS = 5_000;
const AGAIN_MILLISECONDS = 1_000;
/** What the server's list of connections calls it. */
export const LISTENS = "countersign listens";

interface Place {
  readonly url: string;
  /** Milliseconds between the ear's words to itself. */
  readonly pulseMillis: number;
}

/**
 * Listens on a connection of its own: one from the pool would be handed on. It notifies itself again and
 * again, because one that waits for words can't tell a silent database from one that is gone, nor from a
 * pooler that takes LISTEN and passes nothing on. A connection that breaks or does not come back with its
 * own words is made again, every second until it stands.
 */
export const listenPostgres = async (
  { url, pulseMillis }: Place,
  channel: string,
  heard: () => void,
): Promise<Ear> => {
  const own = `ear_${randomUUID().replaceAll("-", "")}`;
  let closed = false;
  let listening: pg.Client | undefined;
  let hearsItself = false;
  let again: NodeJS.Timeout | undefined;
  let pulse: NodeJS.Timeout | undefined;

  const lost = (client: pg.Client): void => {
    if (listening !== client) return;
    listening = undefined;
    hearsItself = false;
    clearInterval(pulse);
    if (closed) return;
    again = setTimeout(() => void connect(), AGAIN_MILLISECONDS).unref();
    // From now on something may be missed.
    heard();
  };

  const giveUp = (client: pg.Client, error: unknown): void => {
    if (listening !== client) return;
    logger.warn({ dependency: "database", error }, "The database can't be listened to.");
    lost(client);
    client.end().catch(() => undefined);
  };

  /** Says a word to itself. That it was sent says nothing; whether it comes back is looked at by the next. */
  const speak = (client: pg.Client): void => {
    client.query("select pg_notify($1, '')", [own]).catch((error: unknown) => {
      giveUp(client, error);
    });
  };

  const beginPulse = (client: pg.Client): void => {
    let cameBack = false;
    client.on("notification", (word) => {
      if (word.channel !== own) return;
      cameBack = true;
      hearsItself = listening === client;
    });
    pulse = setInterval(() => {
      if (!cameBack) giveUp(client, new Error("the connection does not hear itself"));
      cameBack = false;
      if (listening === client) speak(client);
    }, pulseMillis).unref();
    speak(client);
  };

  const connect = async (): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      query_timeout: CONNECT_MILLISECONDS,
      application_name: LISTENS,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    listening = client;
    client.on("notification", (word) => {
      if (word.channel === channel) heard();
    });
    client.on("error", (error) => {
      giveUp(client, error);
    });
    client.on("end", () => {
      lost(client);
    });
    try {
      await client.connect();
      for (const name of [channel, own])
        await client.query(`listen ${client.escapeIdentifier(name)}`);
    } catch (error) {
      giveUp(client, error);
      return;
    }
    // Closed, or lost again, while it was made.
    if (listening !== client) {
      await client.end();
      return;
    }
    beginPulse(client);
    // What was notified while nobody listened is gone.
    heard();
  };

  await connect();
  return {
    isHearing: () => hearsItself,
    close: async () => {
      closed = true;
      clearTimeout(again);
      clearInterval(pulse);
      const last = listening;
      listening = undefined;
      hearsItself = false;
      await last?.end();
    },
  };
};
