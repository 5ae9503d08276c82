import "./operate/log-to-standard-error";
import { parseArgs } from "node:util";
import { postureReportSchema, type PostureReport } from "@/lib/core/posture";
import { askRunningInstance } from "@/lib/server/local-commands";
import { dataFolders, loadEnvironment } from "./operate/environment";
import { wordsOf } from "./operate/instance";
import { UsageError } from "./operate/usage-error";

const help = `npm run --silent posture -- [--data-dir DIR] [--known] [--json]

Has the running instance measure its security posture: a line for each requirement of docs/security.md,
with what was found. It is the instance that measures, so one has to run, with an embedded database;
where it has a Postgres, /operator/posture shows the same.

  --data-dir DIR   the data folder of the instance (default: DATA_DIR and no other where it is set,
                   else .data, then the demo's)
  --known          what was measured last, where that happened already
  --json           one JSON object on standard output and nothing else
  --help           this text

Exit status: 0 nothing failed, 1 something failed or could not be asked, 2 the words are off.`;

const words = () => {
  try {
    return parseArgs({
      options: {
        "data-dir": { type: "string" },
        known: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch {
    throw new UsageError("One of the words is not known, or lacks what belongs to it.");
  }
};

const ask = async (folders: readonly string[], fresh: boolean): Promise<PostureReport> => {
  for (const folder of folders) {
    const report = await askRunningInstance(folder, "posture", { fresh }, postureReportSchema);
    if (report !== null) return report;
  }
  throw new Error(`No instance with an embedded database runs in ${folders.join(" or ")}.`);
};

const marks = { pass: "pass     ", attention: "attention", fail: "FAIL     " } as const;

const linesOf = ({ rows, counts }: PostureReport): readonly string[] => [
  ...rows.flatMap(({ name, ids, state, findings }) => [
    `${marks[state]}  ${name}${ids.length === 0 ? "" : ` (${ids.join(" ")})`}`,
    ...findings
      .filter((finding) => finding.state === state)
      .map((finding) => `             ${finding.words}`),
  ]),
  "",
  `${counts.pass} pass, ${counts.attention} need attention, ${counts.fail} failed.`,
];

const main = async (): Promise<number> => {
  const { values } = words();
  if (values.help) {
    console.log(help);
    return 0;
  }
  loadEnvironment();
  const report = await ask(dataFolders(values["data-dir"]), !values.known);
  console.log(values.json ? JSON.stringify(report) : linesOf(report).join("\n"));
  return report.counts.fail === 0 ? 0 : 1;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    for (const line of wordsOf(error)) console.error(line);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
