import type { SkewState } from "./clock-skew";
import type { Budgets } from "./governor";
import type { MultipartBody } from "./multipart";

/** What one attempt sends: authentication is made anew over exactly this. */
export interface OutgoingAttempt {
  readonly method: Method;
  /** The path as sent, percent-encoding kept, query left out. */
  readonly path: string;
  /** The query as sent, without its question mark; empty where there is none. */
  readonly query: string;
  /** The bytes that count for a signature: a multipart body counts as empty. */
  readonly body: Uint8Array;
  /** Unix milliseconds at which this attempt goes out, by upstream's clock as far as it is known. */
  readonly now: number;
}

/** By what people and logs tell credentials apart; nothing secret. */
export interface CredentialName {
  /** Under which its use is counted; null where it is kept nowhere. */
  readonly id: string | null;
  readonly fingerprint: string;
}

export interface Authentication {
  /** Name, value, name, value, as undici takes it quickest. */
  readonly headers: readonly string[];
  /** Whose use this attempt is; null where no credential of the vault's is used. */
  readonly credential: CredentialName | null;
}

/** Authenticates one attempt. Called once per attempt, retries too (seed M7). */
export type Authenticate = (attempt: OutgoingAttempt) => Authentication | Promise<Authentication>;

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

interface CallHead {
  /** What the call is named in the log: a word of the code, never text from outside. */
  readonly operation: string;
  readonly method: Method;
  /** Appended to the base address; empty or starting with a slash, percent-encoded by the caller. */
  readonly path: string;
  /** Without the question mark. Absent: the base address's own, if it has one. */
  readonly query?: string | undefined;
  /** Sent bare as `Idempotency-Key`, the same for every attempt; makes a mutation repeatable. */
  readonly idempotencyKey?: string | undefined;
  /** A POST that only reads, or whose repetition does nothing more. */
  readonly readOnly?: boolean;
  readonly authenticate?: Authenticate;
  /** Calls that share upstream's rate limit share this name; without it nothing is held back. */
  readonly limitGroup?: string;
  /**
   * Where upstream counts each credential for itself: the one an attempt will be made with, asked for
   * before it takes its place among those of the same.
   */
  readonly countedFor?: () => Promise<CredentialName>;
  /** Moves money or assets: goes before reads where little is left of the limit. */
  readonly urgent?: boolean;
  /** Milliseconds for everything: attempts, pauses, reading. */
  readonly within?: number | undefined;
  /** Five at most and unless told; fewer where another endpoint is the better second try. */
  readonly retries?: number;
  /** Asked of a refusal that others would be repeated after: whether the next one would be the same. */
  readonly isFinal?: (refusal: Pick<UpstreamAnswer, "status" | "body">) => boolean;
}

/** At most one kind of body. */
export type CallBody =
  | { readonly json?: string; readonly form?: never; readonly multipart?: never }
  | { readonly form: string; readonly json?: never; readonly multipart?: never }
  | { readonly multipart: MultipartBody; readonly json?: never; readonly form?: never };

export type UpstreamCall = CallHead & CallBody;

/** An answer of any status, read to its end. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array;
  readonly attempts: number;
  /** By which the last attempt was authenticated. */
  readonly credential: CredentialName | null;
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
  /** Ours, sent as X-Request-Id: the same for all attempts of a call. */
  readonly requestId: string;
  /** Upstream's own id for the request, where it looks like one. */
  readonly upstreamRequestId: string | null;
  /** Of the credential it was made with. */
  readonly fingerprint: string | null;
}

/** What upstream's headers last said of a rate limit. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** Unix milliseconds by upstream's clock. */
  readonly resetAt: number;
}

/** An attempt of a call that has ended. */
export interface EndedAttempt {
  readonly line: AttemptLine;
  /** Unix milliseconds: when it ended. */
  readonly at: number;
  /** Of its group, null where upstream has said nothing of one. */
  readonly limit: RateLimit | null;
  /** Fingerprint of the credential whose limit that is, also where the attempt was never made. */
  readonly countedFor: string | null;
}

/** One call that has ended, well or not, with all of its attempts. As free of secrets as their lines. */
export interface EndedCall {
  readonly limitGroup: string | null;
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** The first first. */
  readonly attempts: readonly EndedAttempt[];
  /** The one that decided how it ended. */
  readonly last: EndedAttempt;
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
  /** Attempts at the same time; as many again times four wait, more are refused. */
  readonly atOnce: number;
  /** The same for uploads, which have places of their own. */
  readonly uploadsAtOnce: number;
}

export interface UpstreamOptions {
  readonly name: string;
  readonly address: URL;
  readonly log: (line: AttemptLine) => void;
  /** Hears each call once it has ended; on the caller's way, so it only notes. */
  readonly ended?: (call: EndedCall) => void;
  /** Hears the use of a credential that is kept somewhere, once per attempt. */
  readonly used?: (credentialId: string, operation: string, status: number | null) => void;
  /** What is known of upstream's limits; given where others of this process call the same one. */
  readonly budgets?: Budgets;
  /** Hears that less than a tenth of a group's rate limit is left. */
  readonly nearLimit?: (group: string, remaining: number) => void;
  /** Hears when upstream's clock comes within or leaves what can be called right; `millis` ahead of ours. */
  readonly skewChanged?: (state: SkewState, millis: number) => void;
  /** SHA-256 of upstream's public key (SPKI), Base64: one of them must be presented. */
  readonly pins?: readonly string[];
  /** Whether upstream signed this answer; without it none is asked for. */
  readonly verifyAnswer?: (answer: Pick<UpstreamAnswer, "header" | "body">) => boolean;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
}
