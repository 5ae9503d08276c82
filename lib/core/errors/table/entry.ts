export interface ErrorEntry {
  /** HTTP status of the problem document. */
  readonly status: number;
  /** Whether the same call may succeed later without a change by the caller. */
  readonly retryable: boolean;
  /** What happened, what it means for the money, what to do. */
  readonly sentence: string;
}

/** A row of the table. */
export const entry = (status: number, retryable: boolean, sentence: string): ErrorEntry => ({
  status,
  retryable,
  sentence,
});
