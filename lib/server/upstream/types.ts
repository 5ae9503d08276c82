/** What one attempt sends: authentication is made anew over exactly this. */
export interface OutgoingAttempt {
  readonly method: Method;
  /** The path as sent, percent-encoding kept, query left out. */
  readonly path: string;
  readonly body: Uint8Array;
  /** Unix milliseconds at which this attempt goes out. */
  readonly now: number;
}

/** Headers that authenticate one attempt. Called once per attempt, retries too (seed M7). */
export type Authenticate = (attempt: OutgoingAttempt) => Readonly<Record<string, string>>;

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export interface UpstreamCall {
  /** What the call is named in the log: a word of the code, never text from outside. */
  readonly operation: string;
  readonly method: Method;
  /** Appended to the base address; empty or starting with a slash, percent-encoded by the caller. */
  readonly path: string;
  /** Without the question mark. Absent: the base address's own, if it has one. */
  readonly query?: string;
  readonly json?: string;
  /** Sent bare as `Idempotency-Key`, the same for every attempt; makes a mutation repeatable. */
  readonly idempotencyKey?: string;
  /** A POST that only reads, or whose repetition does nothing more. */
  readonly readOnly?: boolean;
  readonly authenticate?: Authenticate;
  /** Milliseconds for everything: attempts, pauses, reading. */
  readonly within?: number;
  /** Five at most and unless told; fewer where another endpoint is the better second try. */
  readonly retries?: number;
}

/** An answer of any status, read to its end. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array;
  readonly attempts: number;
}

/**
 * One line per attempt, in the log's own field names. Built from named values only: there is no
 * place for a secret, a body or an address, whose path or query may be a key.
 */
export interface AttemptLine {
  readonly upstream: string;
  readonly operation: string;
  readonly attempt: number;
  readonly status: number | null;
  /** "answer", or the kind of failure. */
  readonly outcome: string;
  readonly durationMs: number;
  /** Upstream's own id for the request, where it looks like one. */
  readonly upstreamRequestId: string | null;
}

export interface Clock {
  readonly now: () => number;
  readonly sleep: (millis: number) => Promise<void>;
  readonly random: () => number;
}

export interface Limits {
  readonly connectMillis: number;
  /** Until the answer's headers are there. */
  readonly headersMillis: number;
  /** Between two pieces of the body. */
  readonly bodyMillis: number;
  /** For a whole call where it names no time of its own. */
  readonly totalMillis: number;
  readonly answerBytes: number;
}

export interface UpstreamOptions {
  readonly name: string;
  readonly address: URL;
  readonly log: (line: AttemptLine) => void;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
}
