/** Milliseconds. */
export interface OutsideLimits {
  readonly connectMillis: number;
  /** Until the answer's headers are there. */
  readonly headersMillis: number;
  /** Between two pieces of the body. */
  readonly bodyMillis: number;
  /** Everything: all redirects, and the body to its end, however slowly it is read. */
  readonly totalMillis: number;
}

export interface OutsideRequest {
  /** As it came. */
  readonly url: string;
  /** Left out: a GET. Its content type goes into `headers`. */
  readonly post?: Uint8Array;
  /** For the first origin alone: none of them follows a redirect to another. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The media types a body may be of, in lower case; with none, no body is read at all. */
  readonly types: readonly string[];
  /** The most a body may have, as it comes; what it says of its own length is not believed. */
  readonly bytes: number;
  readonly limits?: Partial<OutsideLimits>;
}

export interface OutsideAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  /** One of the request's; null where there is no body. */
  readonly type: string | null;
  /**
   * Once, to its end or left early. Of an answer that is no success there is none to read.
   * @throws CodedError OUTSIDE_ANSWER_REFUSED once it is too large; OUTSIDE_UNAVAILABLE cut or slow
   */
  readonly body: AsyncIterable<Uint8Array>;
}
