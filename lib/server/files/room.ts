import { and, asc, eq, inArray, lt, sql, type SQL } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { MOST_KEPT, UNUSED_AFTER, type UploadsKept } from "@/lib/core/files";
import { openJobStates } from "@/lib/core/job";
import type { Database } from "@/lib/server/db";
import { files } from "@/lib/server/db/schema/files";
import { jobs } from "@/lib/server/db/schema/jobs";
import { removeBlob } from "./blobs";
import type { FileContext } from "./context";
import type { FileRow } from "./rows";

type Place = Pick<FileRow, "owner" | "kind" | "bytes">;
type Stored = Pick<FileContext, "database" | "folder" | "now">;

const amount = {
  files: sql<number>`count(*)::int`,
  bytes: sql<number>`coalesce(sum(${files.bytes}), 0)::float8`,
};
const nothing = { files: 0, bytes: 0 };

const amountOf = async (database: Database, wanted: SQL | undefined): Promise<typeof nothing> => {
  const [kept] = await database.select(amount).from(files).where(wanted);
  return kept ?? nothing;
};

/**
 * An owner's uploads that can go: unused for a while, and no job under way was begun with them (its
 * parameters name them).
 */
const spare = (owner: string, at: Date): SQL | undefined =>
  and(
    ...[eq(files.owner, owner), eq(files.kind, "upload")],
    lt(files.usedAt, new Date(at.getTime() - UNUSED_AFTER)),
    sql`not exists (select 1 from ${jobs} where ${jobs.wallet} = ${files.owner}
      and ${inArray(jobs.state, [...openJobStates])}
      and position(${files.id}::text in ${jobs.parameters}::text) > 0)`,
  );

const fits = (kept: typeof nothing, bytes: number): boolean =>
  kept.files + 1 <= MOST_KEPT.files && kept.bytes + bytes <= MOST_KEPT.bytes;

/**
 * What would have to go for another file of so many bytes: of uploads those that can go, oldest use first,
 * and no more than it takes. What REALM made goes by its owner's hand alone.
 * @returns the ids; none where there is room
 * @throws FILES_FULL where it would be more than a wallet may keep all the same
 */
const inTheWay = async (
  database: Database,
  { owner, kind, bytes }: Place,
  at: Date,
): Promise<readonly string[]> => {
  const of = and(eq(files.owner, owner), eq(files.kind, kind));
  let kept = await amountOf(database, of);
  const gone: string[] = [];
  if (fits(kept, bytes)) return gone;
  const free =
    kind === "upload"
      ? await database
          .select({ id: files.id, bytes: files.bytes })
          .from(files)
          .where(spare(owner, at))
          .orderBy(asc(files.usedAt), asc(files.id))
      : [];
  for (const one of free) {
    gone.push(one.id);
    kept = { files: kept.files - 1, bytes: kept.bytes - one.bytes };
    if (fits(kept, bytes)) return gone;
  }
  throw new CodedError("FILES_FULL", "the wallet keeps as much as it may");
};

/** Asked before anything is read of a file. @throws FILES_FULL where room can't be made for it */
export const requireRoom = async (
  { database, now }: Pick<FileContext, "database" | "now">,
  place: Place,
): Promise<void> => {
  await inTheWay(database, place, now());
};

/** What may have been used since it was chosen stays. @returns the ids of those that went */
const deleteSpare = async (
  database: Database,
  owner: string,
  at: Date,
  ids?: readonly string[],
): Promise<readonly string[]> => {
  const among = ids === undefined ? undefined : inArray(files.id, [...ids]);
  const gone = await database
    .delete(files)
    .where(and(spare(owner, at), among))
    .returning({ id: files.id });
  return gone.map(({ id }) => id);
};

/**
 * Writes a file's row, within what its owner may keep; makes room for an upload first.
 * @returns whether it is in (not where another request kept the same bytes meanwhile), and what went for it
 * @throws FILES_FULL
 */
const insertFile = ({ database, now }: Stored, row: FileRow) =>
  database.transaction(async (transaction) => {
    // Two files of one owner at once would each find room for itself alone.
    await transaction.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`files:${row.owner}`}, 0))`,
    );
    const ids = await inTheWay(transaction, row, now());
    const gone = ids.length === 0 ? [] : await deleteSpare(transaction, row.owner, now(), ids);
    if (gone.length < ids.length)
      throw new CodedError("FILES_FULL", "what could have gone is used again");
    const written = await transaction
      .insert(files)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: files.id });
    return { isIn: written.length > 0, gone };
  });

/** Writes a file's row; bytes that get none are not left lying about. @returns, @throws as `insertFile` */
export const insertOrRemove = async (context: Stored, row: FileRow): Promise<boolean> => {
  let isIn = false;
  try {
    const written = await insertFile(context, row);
    isIn = written.isIn;
    for (const id of written.gone) await removeBlob(context.folder, id);
    return isIn;
  } finally {
    if (!isIn) await removeBlob(context.folder, row.id);
  }
};

/** What an owner keeps of uploads, and what of it could go. */
export const uploadsKept = async (
  { database, now }: Pick<FileContext, "database" | "now">,
  owner: string,
): Promise<UploadsKept> => {
  const [kept, unused] = await Promise.all([
    amountOf(database, and(eq(files.owner, owner), eq(files.kind, "upload"))),
    amountOf(database, spare(owner, now())),
  ]);
  return { ...kept, unused };
};

/** Removes an owner's uploads that can go, for good, rows first. @returns how many */
export const removeUnused = async (
  { database, folder, now }: Stored,
  owner: string,
): Promise<number> => {
  const gone = await deleteSpare(database, owner, now());
  for (const id of gone) await removeBlob(folder, id);
  return gone.length;
};
