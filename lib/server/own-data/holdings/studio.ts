import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { consents } from "@/lib/server/db/schema/consents";
import { files } from "@/lib/server/db/schema/files";
import { jobs, jobTransitions } from "@/lib/server/db/schema/jobs";
import { modelCreations, modelMirrors, models } from "@/lib/server/db/schema/models";
import { results } from "@/lib/server/db/schema/results";
import type { Holding } from "../holding";

const query = new QueryBuilder();

const jobsOf = (where: SQL | undefined) => query.select({ id: jobs.id }).from(jobs).where(where);

const made = (account: "own" | "platform", wallet: string): SQL | undefined =>
  and(eq(jobs.wallet, wallet), eq(jobs.account, account));

const UNDER_WAY = sql`${jobs.state} in ('created', 'queued', 'processing', 'unconfirmed', 'lost', 'abandoned', 'cancelled')`;

/** What one made. */
export const studioHoldings: readonly Holding[] = [
  {
    table: results,
    given: {
      file: "results",
      title: "Pictures and films",
      about:
        "What REALM made for you. Our copies are in the folder “files” under the name given as “copy”.",
      fields: {
        id: results.id,
        job: results.jobId,
        kind: results.kind,
        state: results.state,
        address: results.url,
        seed: results.seed,
        copy: results.fileId,
        createdAt: results.createdAt,
      },
      of: (wallet) => eq(results.wallet, wallet),
      order: [results.id],
    },
    fate: { deletes: ({ wallet }) => eq(results.wallet, wallet) },
  },
  {
    table: consents,
    given: {
      file: "consents",
      title: "What you agreed to",
      about: "The wording you agreed to before a face swap, by its version.",
      fields: { job: consents.jobId, version: consents.version, at: consents.at },
      of: (wallet) => eq(consents.wallet, wallet),
      order: [consents.jobId],
    },
    fate: { deletes: ({ wallet }) => eq(consents.wallet, wallet) },
  },
  {
    table: jobTransitions,
    given: {
      file: "job-steps",
      title: "Steps of your jobs",
      about: "How each job went from state to state.",
      fields: {
        job: jobTransitions.jobId,
        from: jobTransitions.fromState,
        to: jobTransitions.toState,
        event: jobTransitions.event,
        at: jobTransitions.at,
      },
      of: (wallet) => inArray(jobTransitions.jobId, jobsOf(eq(jobs.wallet, wallet))),
      order: [jobTransitions.id],
    },
    fate: {
      deletes: ({ wallet }) => inArray(jobTransitions.jobId, jobsOf(eq(jobs.wallet, wallet))),
    },
  },
  {
    table: jobs,
    given: {
      file: "jobs",
      title: "Jobs",
      about: "What you had REALM make, with what you wrote for it.",
      fields: {
        id: jobs.id,
        kind: jobs.kind,
        state: jobs.state,
        account: jobs.account,
        licence: jobs.licenceMint,
        jobAtRealm: jobs.realmJobId,
        model: jobs.modelId,
        asked: jobs.parameters,
        results: jobs.results,
        reason: jobs.reason,
        createdAt: jobs.createdAt,
        updatedAt: jobs.updatedAt,
      },
      of: (wallet) => eq(jobs.wallet, wallet),
      order: [jobs.id],
    },
    fate: {
      deletes: ({ wallet }) => made("own", wallet),
      // A licence's pictures of the day are counted by these: with them gone, it could be used anew.
      empties: async (transaction, { wallet, pseudonym }) => {
        const emptied = await transaction
          .update(jobs)
          .set({
            wallet: pseudonym,
            parameters: sql`jsonb_strip_nulls(jsonb_build_object('numOutputs', ${jobs.parameters} -> 'numOutputs'))`,
            results: [],
            // REALM's own word is an end for good: nothing that comes later is kept under no name.
            state: sql`case when ${UNDER_WAY} then 'failed' else ${jobs.state} end`,
          })
          .where(made("platform", wallet))
          .returning({ id: jobs.id });
        return emptied.length;
      },
      stays:
        "That pictures were made on a licence, how many and when, with nobody's name or words to it: a licence's pictures of the day are counted by that.",
    },
  },
  {
    table: models,
    given: {
      file: "models",
      title: "Models",
      about: "Your models as REALM last told them.",
      fields: {
        id: models.id,
        modelAtRealm: models.realmModelId,
        name: models.name,
        description: models.description,
        baseModel: models.baseModel,
        tags: models.tags,
        status: models.status,
        lastTrainedAt: models.lastTrainedAt,
        goneAt: models.goneAt,
        createdAt: models.createdAt,
        updatedAt: models.updatedAt,
      },
      of: (wallet) => eq(models.owner, wallet),
      order: [models.id],
    },
    fate: {
      deletes: ({ wallet }) => eq(models.owner, wallet),
      stays: "Your models, jobs and account at REALM itself: they are deleted there.",
    },
  },
  {
    table: modelCreations,
    given: {
      file: "model-forms",
      title: "Forms for new models",
      about: "What you asked to be made in the last month.",
      fields: { wanted: modelCreations.wanted, createdAt: modelCreations.createdAt },
      of: (wallet) => eq(modelCreations.owner, wallet),
      order: [modelCreations.id],
    },
    fate: { deletes: ({ wallet }) => eq(modelCreations.owner, wallet) },
  },
  {
    table: modelMirrors,
    given: { not: "When your list of models was last read at REALM. It says nothing else." },
    fate: { deletes: ({ wallet }) => eq(modelMirrors.owner, wallet) },
  },
  {
    table: files,
    given: {
      file: "files",
      title: "Files",
      about:
        "What you uploaded and our copies of what REALM made. The files are in the folder “files”.",
      fields: {
        id: files.id,
        kind: files.kind,
        type: files.type,
        bytes: files.bytes,
        width: files.width,
        height: files.height,
        sha256: files.sha256,
        createdAt: files.createdAt,
        lastUsedAt: files.usedAt,
      },
      of: (wallet) => eq(files.owner, wallet),
      order: [files.id],
    },
    // Their bytes went before, each with its row.
    fate: { deletes: ({ wallet }) => eq(files.owner, wallet) },
  },
];
