import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import type { Benchmark } from "./benchmark";

const FOLDER = "bench";

const exported = z.object({
  benchmark: z.object({
    about: z.string(),
    run: z.custom<Benchmark["run"]>((value) => typeof value === "function"),
  }),
});

/** Names of all benchmarks: one for each file that stands in bench/ itself. */
export const benchmarkNames = async (): Promise<readonly string[]> =>
  (await readdir(FOLDER, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.basename(entry.name, ".ts"))
    .sort();

/** @throws ZodError where the file exports no benchmark. */
export const loadBenchmark = async (name: string): Promise<Benchmark> => {
  const file = pathToFileURL(path.resolve(FOLDER, `${name}.ts`)).href;
  return exported.parse(await import(file)).benchmark;
};
