import "./operate/log-to-standard-error";
import { open } from "node:fs/promises";
import { parseArgs } from "node:util";
import { auditReportSchema } from "@/lib/server/audit/chain";
import { loadEnvironment } from "./operate/environment";
import { done, wordsOf } from "./operate/instance";
import { UsageError } from "./operate/usage-error";

const help = `npm run --silent audit:verify [-- --head HASH] [--file FILE] [--data-dir DIR] [--json]

Walks the audit log and checks that every entry is as it was written and follows the one before it.
Prints the number of entries and the head, the hash of the last one. Keep the head somewhere else: with
--head HASH the log must still hold that entry, so that none can be cut off the end unnoticed.
--file FILE checks an export of the operator's console (JSON lines) instead, without any database.

Exit status: 0 it holds, 1 it does not, 2 the words are off.`;

const words = () => {
  try {
    return parseArgs({
      options: {
        head: { type: "string" },
        file: { type: "string" },
        "data-dir": { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch {
    throw new UsageError("One of the words is not known, or lacks what belongs to it.");
  }
};

/** A head that was copied badly must not look like a log that was cut. @throws UsageError */
const headOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  const head = text.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/u.test(head)) throw new UsageError("--head takes 64 hexadecimal digits.");
  return head;
};

/** @throws UsageError for a file that can't be read */
const reportOfFile = async (file: string, known: string | null) => {
  const handle = await open(file).catch(() => {
    throw new UsageError(`${file} can't be read.`);
  });
  const { verifyExport } = await import("@/lib/server/audit");
  return verifyExport(handle.readLines(), known);
};

const reportOfInstance = (dataDir: string | undefined, known: string | null) => {
  loadEnvironment();
  return done(dataDir, {
    command: "audit",
    input: { known },
    schema: auditReportSchema,
    // The database is loaded where it is needed: mostly the running instance has it.
    direct: async () => {
      const { auditReport } = await import("@/lib/server/audit");
      return auditReport({ known });
    },
  });
};

const main = async (): Promise<number> => {
  const { values } = words();
  if (values.help) {
    console.log(help);
    return 0;
  }
  const known = headOf(values.head);
  const report = await (values.file === undefined
    ? reportOfInstance(values["data-dir"], known)
    : reportOfFile(values.file, known));
  const holds = report.broken === null && report.knowsHead !== false;
  if (values.json) console.log(JSON.stringify({ holds, ...report }));
  else {
    console.log(
      report.broken === null
        ? `The audit log holds: ${report.entries} entries.`
        : `The audit log does not hold at entry ${report.broken.sequence}: ${report.broken.problem}.`,
    );
    if (report.knowsHead === false)
      console.log("The head that was noted is not in it: entries were cut off or replaced.");
    console.log(`Head: ${report.head}`);
  }
  return holds ? 0 : 1;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    for (const line of wordsOf(error)) console.error(line);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
