import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { chanceFrom } from "./crash/chance";
import { reportOf, type Check } from "./crash/check";
import { onStage } from "./crash/on-stage";
import { crashPoints, shortPoints } from "./crash/points";
import type { StageOptions } from "./crash/stage";
import { tryPoints, tryRandomKills } from "./crash/trials";
import { buildWhenNeeded } from "./stack/build";
import { startPostgres } from "./stack/postgres";

const help = `npm run crash [-- options]

Kills the built app (kill -9) at each numbered point of a purchase, and the app, REALM and the
cluster at random times while many purchases are under way; then compares store, cluster and REALM
to the lamport: on a Postgres with two instances of the app, and on the embedded database.

  --short          each point of the way that nearly every purchase takes on Postgres, and ten
                   purchases on the embedded database
  --purchases N    how many are under way while it is killed at random (200; with --short 10)
  --seed N         repeats the random choices of an earlier run
  --report FILE    writes the counts there as JSON
  --help           this text`;

const EMBEDDED_PORTS = 31_000;
const POSTGRES_PORTS = 31_100;

const say = (line: string): void => {
  console.log(line);
};

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      short: { type: "boolean", default: false },
      purchases: { type: "string" },
      seed: { type: "string" },
      report: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
  const purchases = Number(values.purchases ?? (values.short ? "10" : "200"));
  if (!Number.isSafeInteger(seed)) throw new Error("--seed takes a whole number.");
  if (!Number.isSafeInteger(purchases) || purchases < 2)
    throw new Error("--purchases takes a whole number from 2 on.");
  return { ...values, seed, purchases };
};

type Options = ReturnType<typeof readOptions>;

const planOf = ({ short, seed, purchases }: Options) => ({
  purchases,
  appKills: short ? 3 : 12,
  sandboxKills: short ? 1 : 4,
  chance: chanceFrom(seed),
});

const pointsOf = ({ short }: Options) => (short ? shortPoints : crashPoints);

const onEmbedded = async (options: Options, withPoints: boolean): Promise<readonly Check[]> => {
  const one: StageOptions = { instances: 1, databaseUrl: null, portBase: EMBEDDED_PORTS };
  const outside = pointsOf(options).filter(({ place }) => place !== "store");
  const points = withPoints
    ? await onStage(
        "The embedded database, killed at each call out:",
        one,
        (stage) => tryPoints(stage, outside, say),
        say,
      )
    : [];
  const random = await onStage(
    `The embedded database, killed at random (seed ${options.seed}):`,
    one,
    (stage) => tryRandomKills(stage, planOf(options), say),
    say,
  );
  return [...points, ...random];
};

const onPostgres = async (options: Options, urls: readonly string[]): Promise<readonly Check[]> => {
  const checks: Check[] = [];
  const [first = "", second = ""] = urls;
  const two = { instances: 2, portBase: POSTGRES_PORTS };
  checks.push(
    ...(await onStage(
      "Two instances on one Postgres, killed at each point:",
      { ...two, databaseUrl: first },
      (stage) => tryPoints(stage, pointsOf(options), say),
      say,
    )),
  );
  if (options.short) return checks;
  checks.push(
    ...(await onStage(
      `Two instances on one Postgres, killed at random (seed ${options.seed}):`,
      { ...two, databaseUrl: second },
      (stage) => tryRandomKills(stage, planOf(options), say),
      say,
    )),
  );
  return checks;
};

const run = async (options: Options): Promise<boolean> => {
  say("Building …");
  await buildWhenNeeded("quiet");
  const postgres = await startPostgres();
  const checks: Check[] = [];
  let skipped = 0;
  if ("skipped" in postgres) {
    say(`skipped: ${postgres.skipped}`);
    skipped = pointsOf(options).length;
  } else {
    try {
      const urls = [await postgres.createDatabase(), await postgres.createDatabase()];
      checks.push(...(await onPostgres(options, urls.map(postgres.url))));
    } finally {
      await postgres.stop();
    }
  }
  checks.push(...(await onEmbedded(options, skipped > 0 || !options.short)));
  const report = reportOf(checks, skipped);
  if (options.report !== undefined) await writeFile(options.report, JSON.stringify(report));
  say(`\n${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`);
  return report.failed === 0;
};

const main = async (): Promise<void> => {
  const options = readOptions();
  if (options.help) say(help);
  else if (!(await run(options))) process.exitCode = 1;
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : "The crash suite could not start.");
  process.exitCode = 1;
});
