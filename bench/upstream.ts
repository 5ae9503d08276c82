import * as z from "zod";
import type { Benchmark, Contender, Row } from "./frame/benchmark";
import { runInNode } from "./frame/in-node";
import { quantile } from "./frame/quantile";
import { withVersion } from "./frame/version";
import { answering } from "./upstream/answering";

const plan = { rounds: 9, calls: 2_000, warm: 2_000, atOnce: 32 };

const measured = z.record(z.string(), z.array(z.number()));

const CONTENDERS = ["bare", "minimum", "countersign", "stripe", "openai", "fetch"] as const;
type Name = (typeof CONTENDERS)[number];

const rowOf = (
  rounds: Readonly<Record<string, readonly number[]>>,
  labels: Record<Name, string>,
): Row => {
  const of = (name: Name): readonly number[] => {
    const found = rounds[name];
    if (found === undefined) throw new Error(`${name} was not measured`);
    return found;
  };
  const median = (name: Name): number => quantile(of(name), 0.5);
  /** Round by round, because what the machine does meanwhile slows neighbours alike. */
  const ratio = (name: Name): number =>
    quantile(
      of("countersign").map((cost, round) => cost / (of(name)[round] ?? Number.NaN)),
      0.5,
    );
  const contender = (name: Name): Contender => ({
    name: labels[name],
    value: median(name),
    rounds: { min: quantile(of(name), 0), median: median(name), max: quantile(of(name), 1) },
    ...(name === "countersign" ? {} : { ratio: ratio(name) }),
  });
  return {
    measure: `a signed call, processor time, ${plan.atOnce} at once`,
    unit: "µs",
    ours: contender("countersign"),
    peers: CONTENDERS.filter((name) => name !== "countersign").map(contender),
    aim: {
      words: "at most 1.3 × the bare minimum",
      met: ratio("minimum") <= 1.3,
    },
    note: "The minimum is undici with one HMAC and one zod parse. Ours adds limits, breaker, governor, retries, skew, the log line written with its secrets looked for, metrics, the record and the count of uses; stripe and openai sign nothing.",
  };
};

/** What the upstream layer costs, beside the least that could do the job and beside well-known clients. */
export const benchmark: Benchmark = {
  about: "a signed call to REALM, beside bare undici, stripe-node and openai-node",
  run: async (progress) => {
    const labels: Record<Name, string> = {
      bare: await withVersion("undici alone", "undici"),
      minimum: "undici + HMAC + zod",
      countersign: "countersign",
      stripe: await withVersion("stripe", "stripe"),
      openai: await withVersion("openai", "openai"),
      fetch: "fetch of Node",
    };
    const { url, close } = await answering();
    try {
      progress(`${plan.rounds} rounds of ${plan.calls} calls each`);
      const rounds = measured.parse(await runInNode("bench/upstream/in-node.ts", { url, ...plan }));
      return [rowOf(rounds, labels)];
    } finally {
      close();
    }
  },
};
