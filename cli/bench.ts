import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Row } from "@/bench/frame/benchmark";
import { benchmarkNames, loadBenchmark } from "@/bench/frame/load";
import { benchTable } from "@/bench/frame/table";

const help = async (names: readonly string[]): Promise<string> => {
  const width = Math.max(...names.map(({ length }) => length));
  const lines = await Promise.all(
    names.map(async (name) => `  ${name.padEnd(width)}  ${(await loadBenchmark(name)).about}`),
  );
  return `npm run bench [-- NAME …] [--json]

Measures beside peers in the same run, in turns, and prints one table. Times are single calls: p50
and p99 of all of them; min, median and max are of the means of rounds. "ours/it" below 1: ours is
less. With --json, standard output is one object: npm run --silent bench -- --json

${lines.join("\n")}

Exit status: 0 measured, whether an aim was met or not; 1 something could not be measured; 2 the
call's words are off.`;
};

const readWords = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });

const usage = (sentence: string): never => {
  console.error(`${sentence} Try --help.`);
  process.exit(2);
};

const words = (): ReturnType<typeof readWords> => {
  try {
    return readWords();
  } catch (error) {
    return usage(error instanceof Error ? error.message : "Unknown words.");
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = words();
  const names = await benchmarkNames();
  if (values.help) {
    console.log(await help(names));
    return;
  }
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) usage(`There is no benchmark ${unknown}, only ${names.join(", ")}.`);
  const chosen = positionals.length > 0 ? positionals : names;
  const results: { name: string; rows: readonly Row[] }[] = [];
  for (const name of chosen) {
    const { run } = await loadBenchmark(name);
    const rows = await run((doing) => {
      console.error(`${name}: ${doing} …`);
    });
    results.push({ name, rows });
  }
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
  };
  if (values.json) {
    console.log(JSON.stringify({ version: 1, machine, benchmarks: results }));
    return;
  }
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n`);
  console.log(benchTable(results.flatMap(({ rows }) => rows)));
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : "The benchmarks could not run.");
  process.exitCode = 1;
}
