import { and, desc, eq, ilike, lt, or, sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { resultNote, type ResultPage, type ResultQuery, type ResultView } from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { cursorFrom, pageOf } from "@/lib/server/db/cursor";
import { anywhere } from "@/lib/server/db/like";
import { files } from "@/lib/server/db/schema/files";
import { jobs } from "@/lib/server/db/schema/jobs";
import { models } from "@/lib/server/db/schema/models";
import { results } from "@/lib/server/db/schema/results";
import type { ResultContext } from "./context";
import { seenAt } from "./seen-at";

const modelOfJob = and(eq(models.owner, jobs.wallet), eq(models.realmModelId, jobs.modelId));

const behind = (cursor: string | undefined) => {
  if (cursor === undefined) return undefined;
  const { createdAt, id } = cursorFrom(cursor);
  return or(
    lt(results.createdAt, createdAt),
    and(eq(results.createdAt, createdAt), lt(results.id, id)),
  );
};

const named = (search: string | undefined) => {
  if (search === undefined || search === "") return undefined;
  const pattern = anywhere(search);
  return or(ilike(sql`${jobs.parameters}->>'prompt'`, pattern), ilike(models.name, pattern));
};

const rowsOf = (
  database: Database,
  wallet: Address,
  { kind, modelId, search, cursor, limit }: ResultQuery,
) =>
  database
    .select({ result: results, job: jobs, modelName: models.name, file: files })
    .from(results)
    .innerJoin(jobs, eq(jobs.id, results.jobId))
    .leftJoin(models, modelOfJob)
    .leftJoin(files, and(eq(files.id, results.fileId), eq(files.owner, results.wallet)))
    .where(
      and(
        eq(results.wallet, wallet),
        kind && eq(results.kind, kind),
        modelId === undefined ? undefined : eq(jobs.modelId, modelId),
        named(search),
        behind(cursor),
      ),
    )
    .orderBy(desc(results.createdAt), desc(results.id))
    .limit(limit + 1);

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const viewOf = ({ result, job, modelName, file }: Row): ResultView => {
  const { id, jobId, kind, seed, reason, createdAt } = result;
  const { state, url } = seenAt(result, file !== null);
  return {
    ...{ id, jobId, kind, state, url, modelName, seed },
    fileId: file?.id ?? null,
    jobKind: job.kind,
    modelId: job.modelId,
    parameters: { ...job.parameters },
    type: file?.type ?? null,
    bytes: file?.bytes ?? null,
    width: file?.width ?? null,
    height: file?.height ?? null,
    note: resultNote(state, reason),
    createdAt: createdAt.toISOString(),
  };
};

const modelsOf = (database: Database, wallet: Address) =>
  database
    .selectDistinct({ modelId: jobs.modelId, name: models.name })
    .from(results)
    .innerJoin(jobs, eq(jobs.id, results.jobId))
    .leftJoin(models, modelOfJob)
    .where(eq(results.wallet, wallet));

/** A page of a wallet's results, newest first. @throws INPUT_INVALID for a cursor that is none */
export const listResults = async (
  { database }: Pick<ResultContext, "database">,
  wallet: Address,
  query: ResultQuery,
): Promise<ResultPage> => {
  const found = (await rowsOf(database, wallet, query)).map((row) => ({ ...row.result, row }));
  const { rows, next } = pageOf(found, query.limit);
  const made = (await modelsOf(database, wallet)).flatMap(({ modelId, name }) =>
    modelId === null ? [] : [{ modelId, name }],
  );
  return { results: rows.map(({ row }) => viewOf(row)), next, models: made };
};

/** Somebody else's result and none at all look the same. @throws RESULT_NOT_FOUND */
export const ownResult = async (
  database: Database,
  wallet: Address,
  id: string,
): Promise<typeof results.$inferSelect> => {
  const [row] = await database
    .select()
    .from(results)
    .where(and(eq(results.id, id), eq(results.wallet, wallet)));
  if (row) return row;
  throw new CodedError("RESULT_NOT_FOUND", "no result of this wallet has this id");
};
