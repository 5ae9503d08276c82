/** One thing that was tried, and what is wrong with how it ended; null where nothing is. */
export interface Check {
  readonly name: string;
  readonly wrong: string | null;
}

/** What a run comes to, as `npm test` counts it. */
export interface CrashReport {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const reportOf = (checks: readonly Check[], skipped: number): CrashReport => ({
  passed: checks.filter(({ wrong }) => wrong === null).length,
  failed: checks.filter(({ wrong }) => wrong !== null).length,
  skipped,
});
