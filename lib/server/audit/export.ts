import * as z from "zod";
import type { Database } from "@/lib/server/db";
import { ChainWalk, type AuditReport, type StoredEntry } from "./chain";
import { everyEntry } from "./verify";

/** A line of the export: all that its hash is made of, and the hash. */
const lineSchema = z.strictObject({
  sequence: z.int(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.string()),
  previousHash: z.string(),
  hash: z.string(),
});

const lineOf = ({ sequence, at, actor, action, subject, ...rest }: StoredEntry): string => {
  const { details, previousHash, hash } = rest;
  return JSON.stringify({ sequence, at, actor, action, subject, details, previousHash, hash });
};

/** The whole log as JSON lines (UTF-8), which `npm run audit:verify -- --file` verifies anywhere. */
export const exportAudit = (database: Database): ReadableStream<Uint8Array> => {
  const pages = everyEntry(database);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const page = await pages.next();
      if (page.done === true) controller.close();
      else
        controller.enqueue(
          encoder.encode(page.value.map((entry) => `${lineOf(entry)}\n`).join("")),
        );
    },
    cancel: async () => {
      await pages.return(undefined);
    },
  });
};

const entryFrom = (line: string): StoredEntry | null => {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    // No JSON: as little an entry as JSON of another shape.
    return null;
  }
};

/**
 * Walks an export without any database.
 * @param lines As they stand in the file. @param known The hash of an entry that must be in it, or null.
 */
export const verifyExport = async (
  lines: AsyncIterable<string> | Iterable<string>,
  known: string | null,
): Promise<AuditReport> => {
  const walk = new ChainWalk(known);
  for await (const line of lines) {
    const entry = entryFrom(line);
    if (entry === null) {
      walk.stop(walk.report.entries + 1, "its line is no entry");
      return walk.report;
    }
    if (!walk.take(entry)) return walk.report;
  }
  return walk.report;
};
