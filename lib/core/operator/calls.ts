/** One attempt of a call to REALM, as it is kept. No path, no query, no header, no body. */
export interface CallAttempt {
  /** ISO 8601, UTC: when it ended. */
  readonly at: string;
  /** Null where no answer came. */
  readonly status: number | null;
  /** "answer", or the kind of failure. */
  readonly outcome: string;
  /** Milliseconds, waiting for its turn included. */
  readonly duration: number;
  /** REALM's own id of its answer. */
  readonly upstreamRequestId: string | null;
  /** Of the credential it was made with. */
  readonly fingerprint: string | null;
  /** What REALM's headers said of the rate limit; null before they said anything. */
  readonly limit: {
    readonly limit: number;
    readonly remaining: number;
    /** ISO 8601, UTC, by REALM's clock. */
    readonly resetAt: string;
  } | null;
}

/** A call as a row of the list. */
export interface CallLine {
  /** Order of writing, in digits. */
  readonly id: string;
  readonly requestId: string;
  readonly operation: string;
  readonly status: number | null;
  readonly outcome: string;
  readonly attempts: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Milliseconds, pauses between attempts included. */
  readonly duration: number;
  readonly fingerprint: string | null;
  readonly limitGroup: string | null;
  /** What it was made for, such as "job:<id>". */
  readonly subject: string | null;
}

/** One call whole. */
export interface Call extends CallLine {
  readonly upstreamRequestId: string | null;
  /** The first first. */
  readonly trail: readonly CallAttempt[];
}

/** How a call ended, for people who look for one. */
export const callFilters = [
  "answered",
  "refused",
  "limited",
  "rejected",
  "failing",
  "unanswered",
  "repeated",
] as const;
export type CallFilter = (typeof callFilters)[number];

export const callFilterWords: Readonly<Record<CallFilter, string>> = {
  answered: "Answered",
  refused: "401, 403",
  limited: "Limited",
  rejected: "Other 4xx",
  failing: "5xx",
  unanswered: "No answer",
  repeated: "Repeated",
};

/** Which of them a call counts under; "repeated" beside any. */
export const standingOf = (call: Pick<CallLine, "status" | "outcome">): CallFilter => {
  const { status, outcome } = call;
  if (status === 429 || outcome === "limited") return "limited";
  if (status === null || outcome !== "answer") return "unanswered";
  if (status === 401 || status === 403) return "refused";
  if (status >= 500) return "failing";
  return status >= 400 ? "rejected" : "answered";
};

/** How far back a list looks; the words of its address and its length in milliseconds. */
export const callSpans = {
  "15m": 15 * 60_000,
  "1h": 60 * 60_000,
  "24h": 24 * 60 * 60_000,
  "7d": 7 * 24 * 60 * 60_000,
} as const;
export type CallSpan = keyof typeof callSpans;

export const isCallSpan = (text: string): text is CallSpan => Object.hasOwn(callSpans, text);
