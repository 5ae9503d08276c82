import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { webhookVerifier } from "@/lib/core/realm";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { lookAtModels } from "@/lib/server/models/look";
import { announcer } from "@/lib/server/webhooks/announce";
import { opensslHmac } from "@/lib/server/webhooks/hmac";
import { receiveWebhook } from "@/lib/server/webhooks/receive";
import { eventStore } from "@/lib/server/webhooks/store/insert";
import { onlyUseCases } from "@/lib/server/webhooks/testing/use-cases";
import { runWebhookWorker } from "@/lib/server/webhooks/worker";
import type { JobContext } from "../context";
import { lookAtJobs } from "../look";

export interface ListeningInbox {
  /** Where REALM is to send its webhooks. */
  readonly url: string;
  /** How many answers of each status REALM got. */
  readonly answered: ReadonlyMap<number, number>;
  /** The ends of all events so far. */
  ends(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The webhook inbox and its worker as the app has them, with jobs and models behind. */
export const listenForWebhooks = async (
  context: JobContext,
  secret: string,
): Promise<ListeningInbox> => {
  const { database, now, log } = context;
  const answered = new Map<number, number>();
  const worker = runWebhookWorker({
    database,
    now,
    log,
    useCases: onlyUseCases({
      lookAtJobs: (heard, eventId) => lookAtJobs(context, heard, eventId),
      lookAtModels: (realmModelId) => lookAtModels(context, realmModelId),
    }),
  });
  const inbox = {
    verify: webhookVerifier([secret], opensslHmac),
    store: eventStore({ database: () => Promise.resolve(database), now }),
    now,
    announce: announcer({
      database: () => Promise.resolve(database),
      now,
      log,
      wake: () => {
        worker.wake();
      },
    }),
    log,
  };
  const server = createServer((request, response) => {
    const answer = async (): Promise<number> => {
      const rawBody = new Uint8Array(await buffer(request));
      const header = (name: string): string | null => {
        const value = request.headers[name];
        return typeof value === "string" ? value : null;
      };
      await receiveWebhook(inbox, { rawBody, header, source: "127.0.0.1" });
      return 200;
    };
    void answer()
      .catch(() => 401)
      .then((status) => {
        answered.set(status, (answered.get(status) ?? 0) + 1);
        response.writeHead(status).end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${bound.port}/`,
    answered,
    ends: async () => {
      const rows = await database.select({ state: webhookEvents.state }).from(webhookEvents);
      return rows.map(({ state }) => state);
    },
    close: async () => {
      await worker.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
