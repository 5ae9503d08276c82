/** Exit statuses, as `--help` promises them. */
export const EXIT = { reviewed: 0, blocked: 1, usage: 2, network: 3 } as const;

/** How a call ended: what goes to standard output, and what to standard error. */
export interface Report {
  readonly status: (typeof EXIT)[keyof typeof EXIT];
  readonly output: string | null;
  readonly trouble: string | null;
}
