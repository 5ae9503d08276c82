import { parseArgs } from "node:util";
import { buildWhenNeeded } from "./stack/build";
import { startPostgres } from "./stack/postgres";
import { broken, lines } from "./storm/report";
import { runStorm, type StormReport } from "./storm/run";

const help = `npm run storm [-- options]

Sends a storm of REALM's webhooks to the built app: a third twice, shuffled, one in twenty forged,
while people buy and instances are killed (-9), and compares how it ends with the same events sent
once and in order. Prints the time of an acknowledgement, and events a second beside bare inserts into
the same database.

  --events N   how many different events (default 5000)
  --short      100 events, and nobody buys
  --postgres   two instances of the app on one Postgres of its own, in place of one on the embedded
               database
  --json       one object on standard output: npm run --silent storm -- --json
  --help       this text

Exit status: 0 every promise was kept; 1 one was broken or something could not run; 2 the call's words
are off; 3 skipped, because no Postgres can be had.`;

const PORT_BASE = 26_000;
const BUYERS = 4;
const MOST_EVENTS = 100_000;

const say = (doing: string): void => {
  console.error(`storm: ${doing} …`);
};

const usage = (sentence: string): never => {
  console.error(`${sentence} Try --help.`);
  process.exit(2);
};

const readWords = () =>
  parseArgs({
    options: {
      events: { type: "string" },
      short: { type: "boolean", default: false },
      postgres: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  }).values;

const words = (): ReturnType<typeof readWords> => {
  try {
    return readWords();
  } catch (error) {
    return usage(error instanceof Error ? error.message : "Unknown words.");
  }
};

interface Chosen {
  readonly events: number;
  readonly buyers: number;
  readonly postgres: boolean;
}

const run = async ({ events, buyers, postgres }: Chosen): Promise<StormReport | string> => {
  const server = postgres ? await startPostgres() : null;
  if (server && "skipped" in server) return server.skipped;
  try {
    return await runStorm({
      events,
      buyers,
      instances: postgres ? 2 : 1,
      databaseUrl: async () => (server ? server.url(await server.createDatabase()) : null),
      portBase: PORT_BASE,
      steady: { perSecond: 200, deliveries: Math.max(100, Math.round(events / 2.5)) },
      say,
    });
  } finally {
    await server?.stop();
  }
};

const main = async (): Promise<number> => {
  const { events: text, short, postgres, json, help: asked } = words();
  if (asked) {
    console.log(help);
    return 0;
  }
  const events = Number(text ?? (short ? "100" : "5000"));
  if (!Number.isInteger(events) || events < 100 || events > MOST_EVENTS)
    usage(`--events is a number from 100 to ${MOST_EVENTS}.`);
  say("building what is missing");
  await buildWhenNeeded("quiet");
  const report = await run({ events, buyers: short ? 0 : BUYERS, postgres });
  if (typeof report === "string") {
    console.error(`skipped: ${report}`);
    return 3;
  }
  const promises = broken(report);
  if (json) console.log(JSON.stringify({ version: 1, ...report, broken: promises }));
  else console.log(lines(report, promises).join("\n"));
  return promises.length === 0 ? 0 : 1;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : "The storm could not be run.");
  process.exitCode = 1;
}
