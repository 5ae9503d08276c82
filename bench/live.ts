import * as z from "zod";
import { startPostgres } from "../cli/stack/postgres";
import type { Benchmark, Row } from "./frame/benchmark";
import { runInNode } from "./frame/in-node";
import { withStack } from "./inspect-page/stack";

const plan = { people: 20, connections: 500, perSecond: 50, warmSeconds: 5, seconds: 20 };

const MOST_DELAY_MS = 250;
/** Of what is held before: the collector's own waves are about this high. */
const MOST_GROWTH = 1.15;

const measured = z.object({
  wrong: z.number(),
  foreign: z.number(),
  read: z.number(),
  perSecond: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  memoryAlone: z.number(),
  memoryBefore: z.number(),
  memoryAfter: z.number(),
});

const rowsOf = (found: z.infer<typeof measured>): readonly Row[] => {
  const sent = `${plan.connections} streams, ${plan.perSecond} changes a second to each of ${plan.people} people`;
  const { memoryAlone, memoryBefore, memoryAfter } = found;
  return [
    {
      measure: `${sent}: from asking for the commit to reading the event, p95`,
      unit: "ms",
      ours: { name: "countersign", value: found.p95, p99: found.p99 },
      peers: [],
      aim: { words: `under ${MOST_DELAY_MS} ms`, met: found.p95 < MOST_DELAY_MS },
      note: `${found.read} events were read, each of ${found.perSecond.toFixed(0)} changes a second once by every page it is for and by no other. p50 ${found.p50.toFixed(0)} ms.`,
    },
    {
      measure: `memory of the app after ${plan.seconds} seconds of it`,
      unit: "kB",
      ours: { name: "after", value: memoryAfter },
      peers: [
        { name: "before", value: memoryBefore, ratio: memoryAfter / memoryBefore },
        { name: "without a stream", value: memoryAlone, ratio: memoryAfter / memoryAlone },
      ],
      aim: {
        words: `at most ${MOST_GROWTH} × before`,
        met: memoryAfter <= MOST_GROWTH * memoryBefore,
      },
    },
  ];
};

/** Live updates through the built app on Postgres, read by programs that count every event. */
export const benchmark: Benchmark = {
  about: "live updates to 500 open pages: each event once, its delay, the app's memory",
  run: async (progress) => {
    const postgres = await startPostgres();
    if ("skipped" in postgres)
      throw new Error(`Live updates were not measured: ${postgres.skipped}.`);
    try {
      const database = postgres.url(await postgres.createDatabase());
      return await withStack(
        progress,
        async (url, { pid, secrets }) => {
          progress(`${plan.connections} streams, ${plan.warmSeconds + plan.seconds} s of changes`);
          const secret = secrets.nextAuthSecret;
          const found = measured.parse(
            await runInNode("bench/live/in-node.ts", { url, database, secret, pid, ...plan }),
          );
          if (found.wrong > 0 || found.foreign > 0) {
            throw new Error(`${found.wrong} changes not once, ${found.foreign} read by others.`);
          }
          return rowsOf(found);
        },
        { DATABASE_URL: database, TRUSTED_PROXY_HOPS: "1" },
      );
    } finally {
      await postgres.stop();
    }
  },
};
