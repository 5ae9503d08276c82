import { existsSync, readFileSync, rmSync } from "node:fs";
import * as z from "zod";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  numFailedTestSuites: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()).default([]),
});

const read = (file: string): unknown => {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  rmSync(file);
  return JSON.parse(text);
};

/**
 * What a runner counted. A missing report, a failed suite without a failed test, or an exit code
 * that the count does not explain is a failure: a run that can't tell is not a pass.
 */
const atLeastOneFailure = (tally: Tally, code: number): Tally =>
  code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;

export const vitestTally = (file: string, code: number): Tally => {
  const parsed = vitestReport.safeParse(read(file));
  if (!parsed.success) return { ...nothing, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = parsed.data;
  return atLeastOneFailure(
    { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests },
    code,
  );
};

const crashReport = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

/** What the crash suite counted, from its report. */
export const crashTally = (file: string, code: number): Tally => {
  const parsed = crashReport.safeParse(read(file));
  return parsed.success ? atLeastOneFailure(parsed.data, code) : { ...nothing, failed: 1 };
};

/** A flaky browser test counts as failed: its cause has to be found. */
export const playwrightTally = (file: string, code: number): Tally => {
  const parsed = playwrightReport.safeParse(read(file));
  if (!parsed.success) return { ...nothing, failed: 1 };
  const { expected, unexpected, flaky, skipped } = parsed.data.stats;
  return atLeastOneFailure({ passed: expected, failed: unexpected + flaky, skipped }, code);
};
