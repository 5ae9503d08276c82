import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const folders = ["lib", "components", "sandbox", "cli", "app", "bench"];
const tests = folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);

/** What a test file does to its process that the next file in the same process would feel. */
const leavesTraces =
  /\bvi\.(?:mock|doMock|stubEnv)\(|\bglobalThis\.\w+ \??\??= |\bprocess\.env\[[^\]]+\] = |\bprocess\.chdir\(/u;

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));

const isolated = folders
  .flatMap(filesOf)
  .filter((name) => /\.test\.tsx?$/u.test(name) && leavesTraces.test(readFileSync(name, "utf8")));

/** Whole processes are what tests wait for longest. */
const startsProcesses =
  /\b(?:openTestMarket|openTestAccounts|borrowSandbox|startSandbox|temporaryPostgres|spawn|execFile)\(/u;

/**
 * The long files first: one that began last is what everybody would wait for. Vitest knows them only
 * where the tests ran before, which a fresh clone's did not.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification): number =>
      (project.name === "isolated" ? 0 : 2) +
      (startsProcesses.test(readFileSync(moduleId, "utf8")) ? 0 : 1);
    const places = new Map(files.map((file) => [file, place(file)]));
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  }
}

export default defineConfig({
  resolve: {
    alias: { "@": fileURLToPath(new URL(".", import.meta.url)) },
    // `server-only` is empty under this condition and throws without it.
    conditions: ["react-server"],
  },
  ssr: { resolve: { conditions: ["react-server"] } },
  test: {
    environment: "node",
    globalSetup: "lib/server/db/testing/make-template.ts",
    // Many times what they take alone: in npm test they give way to the browser tests.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for without a sleep: a second is too short beside the browser tests.
    expect: { poll: { timeout: 20_000 } },
    // The long tests wait for the sandbox more than they compute, so one more than two cores can run.
    maxWorkers: Math.max(3, availableParallelism()),
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: "isolated", include: isolated } },
      {
        extends: true,
        // One process after the other file: loading the same modules anew cost more than the tests.
        test: { name: "shared", include: tests, exclude: isolated, isolate: false },
      },
    ],
  },
});
