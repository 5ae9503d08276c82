import { join } from "node:path";
import * as z from "zod";
import { Collection } from "./collection";
import { Journal, type JournalRecord } from "./journal";
import {
  assetSchema,
  listingRecordSchema,
  purchaseRecordSchema,
  storedAnswerSchema,
  userSchema,
} from "./records";
import { jobRecordSchema, modelRecordSchema, usageSchema } from "./studio-records";
import { deliverySchema, webhookSettingsSchema } from "./webhook-records";

const collections = () => ({
  assets: new Collection(assetSchema),
  listings: new Collection(listingRecordSchema),
  purchases: new Collection(purchaseRecordSchema),
  users: new Collection(userSchema),
  answers: new Collection(storedAnswerSchema),
  models: new Collection(modelRecordSchema),
  jobs: new Collection(jobRecordSchema),
  usage: new Collection(usageSchema),
  deliveries: new Collection(deliverySchema),
  webhooks: new Collection(webhookSettingsSchema),
  /** Facts about the store itself: which cluster its licences live on. */
  facts: new Collection(z.string()),
});

export type Store = ReturnType<typeof collections> & {
  /** Assets whose licence is being minted for a listing: not kept, as a listing half made is not. */
  readonly beingListed: Set<string>;
  close(): void;
};

/**
 * Opens the market's state in a folder, dropping idempotency answers whose time has passed.
 * @param now Unix milliseconds.
 * @throws Error where the journal is damaged anywhere but in its last line.
 */
export const openStore = (dataDir: string, now: number): Store => {
  const store = collections();
  const byName = new Map<
    string,
    Pick<Collection<unknown>, "attach" | "entries" | "replay" | "remove">
  >(Object.entries(store));
  const records = function* (): Generator<JournalRecord> {
    for (const [c, collection] of byName) {
      for (const [k, v] of collection.entries()) yield { c, k, v };
    }
  };
  const journal = new Journal(join(dataDir, "realm.jsonl"), { records });
  for (const { c, k, v } of journal.read()) byName.get(c)?.replay(k, v);
  journal.open();
  for (const [c, collection] of byName) {
    collection.attach((k, v) => {
      journal.append({ c, k, v });
    });
  }
  for (const [key, answer] of store.answers.entries()) {
    if (answer.until <= now) store.answers.remove(key);
  }
  return {
    ...store,
    beingListed: new Set(),
    close: () => {
      journal.close();
    },
  };
};
