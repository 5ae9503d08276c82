import { eq } from "drizzle-orm";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { signWebhook, type WebhookScheme } from "@/lib/core/realm/testing/sign-webhook";
import { webhookVerifier } from "@/lib/core/realm";
import type { Database } from "@/lib/server/db";
import { webhookEvents, webhookSubjects } from "@/lib/server/db/schema/webhooks";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import type { Log } from "@/lib/server/log";
import { createLogger } from "@/lib/server/log/create-logger";
import { opensslHmac } from "../hmac";
import { receiveWebhook, type Delivery } from "../receive";
import { eventStore, type StoreEvent } from "../store/insert";
import type { StoredEvent } from "../store/lease";
import { makeDue } from "../store/subjects";

export const SECRET = `whsec_${Buffer.alloc(24, 9).toString("base64")}`;
export const verify = webhookVerifier([SECRET], opensslHmac);
/** Unix milliseconds of the tests' first moment. */
export const START = Date.parse("2026-11-20T12:00:00.000Z");

/** A documented body; `more` goes into its data. */
export const eventBody = (
  eventId: string,
  eventType: string,
  more: Readonly<Record<string, unknown>>,
  createdAt = new Date(START).toISOString(),
): string =>
  JSON.stringify({
    eventId,
    eventType,
    apiVersion: "v1",
    createdAt,
    data: { object: eventType.split(".")[0], ...more },
  });

interface Signing {
  readonly scheme?: WebhookScheme;
  readonly secret?: string;
  /** Unix seconds. */
  readonly timestamp?: number;
}

/** A delivery as REALM would make it. */
export const delivery = (body: string, signing: Signing = {}): Delivery => {
  const { scheme = "body", secret = SECRET, timestamp = START / 1000 } = signing;
  const headers = signWebhook(scheme, secret, { body, timestamp, id: "msg_1" });
  return {
    rawBody: utf8ToBytes(body),
    header: (name) => headers[name] ?? null,
    source: "192.0.2.7",
  };
};

/** An embedded database, a clock that stands until it is moved, and a log that is kept. */
export interface TestInbox {
  readonly database: Database;
  readonly store: StoreEvent;
  readonly now: () => Date;
  /** Takes a delivery in, and says at once that its subject is due. */
  receive(one: Delivery, store?: StoreEvent): Promise<"stored" | "duplicate">;
  pass(millis: number): void;
  readonly log: Log;
  /** Everything logged so far. */
  logged(): string;
  rows(): Promise<readonly StoredEvent[]>;
  row(eventId: string): Promise<StoredEvent | undefined>;
  /** Forgets every event and line. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const openTestInbox = async (): Promise<TestInbox> => {
  const { database, close } = await openTestDatabase();
  const lines: string[] = [];
  let at = START;
  const now = (): Date => new Date(at);
  const inboxStore = eventStore({ database: () => Promise.resolve(database), now });
  const log = createLogger({
    level: "debug",
    secrets: () => [],
    destination: { write: (line: string) => void lines.push(line) },
  });
  return {
    database,
    store: inboxStore,
    now,
    receive: async (one, store = inboxStore) => {
      const due: string[] = [];
      const announce = (subject: string): void => void due.push(subject);
      const outcome = await receiveWebhook({ verify, store, now, announce, log }, one);
      await makeDue(database, due, now());
      return outcome;
    },
    pass: (millis) => {
      at += millis;
    },
    log,
    logged: () => lines.join(""),
    rows: () => database.select().from(webhookEvents).orderBy(webhookEvents.id),
    row: async (eventId) => {
      const [row] = await database
        .select()
        .from(webhookEvents)
        .where(eq(webhookEvents.eventId, eventId));
      return row;
    },
    clear: async () => {
      lines.length = 0;
      at = START;
      await database.delete(webhookEvents);
      await database.delete(webhookSubjects);
    },
    close,
  };
};
