import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildWhenNeeded } from "../stack/build";
import { runNode, type Outcome } from "./run";
import { nothing, playwrightTally, vitestTally, type Tally } from "./tally";

export interface StepResult {
  readonly tally: Tally;
  readonly output: string;
}

export interface Step {
  readonly name: string;
  run(): Promise<StepResult>;
}

const reports = mkdtempSync(path.join(tmpdir(), "countersign-reports-"));

const asOne = ({ code, output }: Outcome): StepResult => ({
  tally: { ...nothing, ...(code === 0 ? { passed: 1 } : { failed: 1 }) },
  output,
});

const check = (name: string, ...args: string[]): Step => ({
  name,
  run: async () => asOne(await runNode(args)),
});

const bin = (file: string): string => path.join("node_modules", file);

export const typegen = check("route types", bin("next/dist/bin/next"), "typegen");

export const lint = check("lint", bin("eslint/bin/eslint.js"), "--max-warnings=0", ".");

/** The static checks that take seconds; `lint`, which takes a minute, stands alone. */
export const quickChecks: readonly Step[] = [
  check("format", bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."),
  check("types", bin("typescript/bin/tsc"), "--noEmit"),
  check("dead code", bin("knip/bin/knip.js")),
  check(
    "import walls",
    bin("dependency-cruiser/bin/dependency-cruise.mjs"),
    "--config",
    ".dependency-cruiser.cjs",
    "app",
    "components",
    "lib",
    "sandbox",
    "cli",
    "e2e",
    "bench",
  ),
];

export const unitTests: Step = {
  name: "unit and integration tests",
  run: async () => {
    const file = path.join(reports, "vitest.json");
    const { code, output } = await runNode([
      bin("vitest/vitest.mjs"),
      "run",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ]);
    return { tally: vitestTally(file, code), output };
  },
};

export const build: Step = {
  name: "build",
  run: async () => {
    try {
      await buildWhenNeeded("quiet");
      return { tally: { ...nothing, passed: 1 }, output: "" };
    } catch (error) {
      return {
        tally: { ...nothing, failed: 1 },
        output: error instanceof Error ? error.message : "",
      };
    }
  },
};

export const browserTests = (chromium: string): Step => ({
  name: "browser tests",
  run: async () => {
    const file = path.join(reports, "playwright.json");
    const { code, output } = await runNode(
      [bin("@playwright/test/cli.js"), "test", "--reporter=line,json"],
      {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      },
    );
    return { tally: playwrightTally(file, code), output };
  },
});
