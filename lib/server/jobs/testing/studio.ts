import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { GenerateJob } from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import { jobs, jobTransitions } from "@/lib/server/db/schema/jobs";
import { liveEvents } from "@/lib/server/db/schema/live";
import { modelCreations, modelMirrors, models } from "@/lib/server/db/schema/models";
import { notifications } from "@/lib/server/db/schema/notifications";
import { consents } from "@/lib/server/db/schema/consents";
import { results } from "@/lib/server/db/schema/results";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createLogger } from "@/lib/server/log/create-logger";
import type { RealmClient } from "@/lib/server/realm";
import type { StartContext } from "../start";
import { findJob, transitionsOf, type Job } from "../store/read";

/** A store of its own, a clock that can be moved on, a log that is kept, and a REALM to be given. */
export interface TestStudio {
  readonly context: StartContext;
  /** Moves the clock on. */
  pass(millis: number): void;
  /** The context with some of REALM's calls answered otherwise, or not at all. */
  withRealm(calls: Partial<RealmClient>): StartContext;
  logged(): string;
  stored(id: string): Promise<Job>;
  /** Its states, oldest first, each with what it was known by. */
  history(id: string): Promise<readonly string[]>;
  /** Forgets every row and line. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const evidenceSchema = z.object({ by: z.string() });

const NOT_CONNECTED = "no credential of this owner";

/** @param realmOf REALM as each wallet's own credential reaches it; null for a wallet without one */
export const openTestStudio = async (
  realmOf: (owner: string) => RealmClient | null,
): Promise<TestStudio> => {
  const { database, close } = await openTestDatabase();
  const lines: string[] = [];
  let ahead = 0;
  const connected = (owner: string): RealmClient => {
    const client = realmOf(owner);
    if (client) return client;
    throw new CodedError("CREDENTIAL_MISSING", NOT_CONNECTED);
  };
  const context: StartContext = {
    database,
    realmOf: connected,
    credentialOf: (owner) =>
      realmOf(owner)
        ? Promise.resolve("3f1c8a52-6f0c-4c11-9a53-5d2f3a1b8c90")
        : Promise.reject(new CodedError("CREDENTIAL_MISSING", NOT_CONNECTED)),
    // Whoever needs a file or a licence gives it.
    readFile: () => Promise.reject(new CodedError("FILE_NOT_FOUND", "no files here")),
    heldMints: () => Promise.resolve(new Set<Address>()),
    now: () => new Date(Date.now() + ahead),
    log: createLogger({
      level: "debug",
      secrets: () => [],
      destination: { write: (line: string) => void lines.push(line) },
    }),
  };
  return {
    context,
    pass: (millis) => {
      ahead += millis;
    },
    withRealm: (calls) => ({
      ...context,
      realmOf: (owner) => ({ ...connected(owner), ...calls }),
    }),
    logged: () => lines.join(""),
    stored: async (id) => {
      const job = await findJob(database, id);
      if (!job) throw new Error("no such job");
      return job;
    },
    history: async (id) =>
      (await transitionsOf(database, [id])).map(
        ({ toState, evidence }) => `${toState} by ${evidenceSchema.parse(evidence).by}`,
      ),
    clear: async () => {
      lines.length = 0;
      ahead = 0;
      for (const table of [
        results,
        consents,
        jobTransitions,
        jobs,
        models,
        modelCreations,
        modelMirrors,
        notifications,
        liveEvents,
      ])
        await database.delete(table);
    },
    close,
  };
};

/** What asks for an image, small so that it is made quickly; `more` in place of any of it. */
export const imageJob = (modelId: string, more: Partial<GenerateJob> = {}): GenerateJob => ({
  kind: "image-generate",
  key: crypto.randomUUID(),
  modelId,
  prompt: "a lighthouse at dusk",
  width: 64,
  height: 64,
  ...more,
});
