import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildWhenNeeded } from "../stack/build";
import { runNode, type Outcome } from "./run";
import { findSecrets } from "./secrets";
import { allowed } from "./secrets/allowed";
import { crashTally, nothing, playwrightTally, vitestTally, type Tally } from "./tally";

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

/**
 * The browser tests wait for answers of whole stacks, and should not wait for what runs beside them:
 * neither for tests, which have time limits of their own, nor for checks, which only compute.
 */
const NICENESS = { test: 5, check: 10 } as const;

const check = (name: string, ...args: string[]): Step => ({
  name,
  run: async () => asOne(await runNode(args, {}, NICENESS.check)),
});

const bin = (file: string): string => path.join("node_modules", file);

export const typegen = check("route types", bin("next/dist/bin/next"), "typegen");

/** A secret in what is committed, or in the client bundle where one was built, fails the run. */
const secrets: Step = {
  name: "secrets",
  run: () => {
    const found = findSecrets(process.cwd(), process.env, allowed);
    const tally = { ...nothing, ...(found.length === 0 ? { passed: 1 } : { failed: 1 }) };
    return Promise.resolve({ tally, output: found.join("\n") });
  },
};

/** Route types stand from `typegen` on, but a build writes them anew: not beside one. */
export const typesAndLint = check(
  "types and lint",
  "--import",
  "tsx",
  "cli/checks/types-and-lint.ts",
);

/** What else is found by reading alone; the longest first, and the bundle only where one was built. */
export const shortChecks: readonly Step[] = [
  check("format", bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."),
  secrets,
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
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
    const words = [bin("vitest/vitest.mjs"), "run", ...reporters];
    const { code, output } = await runNode(words, {}, NICENESS.test);
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

const program = (file: string): readonly string[] => [
  "--conditions=react-server",
  "--import",
  "tsx",
  file,
];

/** The short form of `npm run crash`; what it says is shown where something is wrong. */
export const crashTests: Step = {
  name: "crash suite",
  run: async () => {
    const file = path.join(reports, "crash.json");
    const words = [...program("cli/crash.ts"), "--short", "--report", file];
    const { code, output } = await runNode(words, {}, NICENESS.test);
    return { tally: crashTally(file, code), output };
  },
};

/** The quick part of `npm run pentest`; what it says is shown where something was found. */
export const quickPentest: Step = {
  name: "penetration suite",
  run: async () => {
    const file = path.join(reports, "pentest.json");
    const words = [...program("cli/pentest.ts"), "--quick", "--report", file];
    const { code, output } = await runNode(words, {}, NICENESS.test);
    return { tally: crashTally(file, code), output };
  },
};

export const browserTests = (chromium: string): Step => ({
  name: "browser tests",
  run: async () => {
    const file = path.join(reports, "playwright.json");
    const { code, output } = await runNode(
      [bin("@playwright/test/cli.js"), "test", "--reporter=dot,json"],
      {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      },
    );
    return { tally: playwrightTally(file, code), output };
  },
});
