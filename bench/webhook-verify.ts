import * as z from "zod";
import type { Benchmark, Row } from "./frame/benchmark";
import { runInNode } from "./frame/in-node";
import type { Timings } from "./frame/interleave";
import { ratioOf, summarise } from "./frame/summary";
import { withVersion } from "./frame/version";

const plan = { rounds: 24, roundMs: 40, warmMs: 500 };
const SIZES = [1_000, 16_000];
/** Microseconds in a millisecond. */
const SCALE = 1_000;

const measured = z.record(z.string(), z.record(z.string(), z.array(z.array(z.number()))));

const rowOf = (
  timings: Timings,
  own: string,
  measure: string,
  labels: Record<string, string>,
): Row => {
  const ours = summarise(timings, own, "countersign", SCALE);
  const share = 1 / ratioOf(timings, own, "bare");
  return {
    measure,
    unit: "µs",
    ours,
    peers: Object.entries(labels).map(([name, label]) => ({
      ...summarise(timings, name, label, SCALE),
      ratio: ratioOf(timings, own, name),
    })),
    aim: {
      words: `at least 0.9 of the speed of bare; it has ${share.toFixed(2)}`,
      met: share >= 0.9,
    },
  };
};

/** What it costs to know that a webhook is REALM's and to read it, beside those who do the same. */
export const benchmark: Benchmark = {
  about: "verifying and parsing a webhook, beside stripe, standardwebhooks, svix and bare HMAC",
  run: async (progress) => {
    const labels = {
      bare: "HMAC + JSON.parse",
      stripe: await withVersion("stripe", "stripe"),
      standardwebhooks: await withVersion("standardwebhooks", "standardwebhooks"),
      svix: await withVersion("svix", "svix"),
    };
    progress(`${plan.rounds} rounds of each at ${SIZES.join(" and ")} bytes`);
    const input = { sizes: SIZES, ...plan };
    const bySize = measured.parse(await runInNode("bench/webhook-verify/in-node.ts", input));
    return Object.entries(bySize).flatMap(([size, timings]) => {
      const kilobytes = `${Number(size) / 1_000} kB`;
      return [
        rowOf(timings, "ours body", `a webhook of ${kilobytes}, signed over its body`, labels),
        rowOf(timings, "ours standard", `a webhook of ${kilobytes}, Standard Webhooks`, labels),
      ];
    });
  },
};
