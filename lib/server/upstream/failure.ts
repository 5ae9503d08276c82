/**
 * Why there is no answer to use.
 * - `connection`: refused, reset, dropped, not resolvable, not trusted, cut short
 * - `timeout`: one of the time limits
 * - `late`: sent, but the caller's own time was over sooner than any upstream may be called slow
 * - `too-large`, `content-type`, `signature`: something came, and it is not what may come
 * - `unsendable`: what was to be sent could not be read to its end; upstream is not to blame
 * - `broken`: not asked, because it failed so often just before
 * - `busy`: not asked, because too many calls wait already, or its time was over before its turn came
 * - `limited`: not asked, because upstream would refuse it and the caller can't wait until it would not
 */
export type FailureKind =
  | "connection"
  | "timeout"
  | "late"
  | "too-large"
  | "content-type"
  | "signature"
  | "unsendable"
  | "broken"
  | "busy"
  | "limited";

/** A call that brought nothing usable. Services turn it into a coded error in their own words. */
export class UpstreamFailure extends Error {
  readonly kind: FailureKind;
  /** Attempts made, the first included. */
  readonly attempts: number;

  constructor(kind: FailureKind, attempts: number, cause: unknown) {
    super(`no usable answer: ${kind}`, { cause });
    this.name = "UpstreamFailure";
    this.kind = kind;
    this.attempts = attempts;
  }
}
