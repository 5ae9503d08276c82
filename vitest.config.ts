import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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

export default defineConfig({
  resolve: {
    alias: { "@": fileURLToPath(new URL(".", import.meta.url)) },
    // `server-only` is empty under this condition and throws without it.
    conditions: ["react-server"],
  },
  ssr: { resolve: { conditions: ["react-server"] } },
  test: {
    environment: "node",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The long tests wait for the sandbox more than they compute, so one more than two cores can run.
    maxWorkers: Math.max(3, availableParallelism()),
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
