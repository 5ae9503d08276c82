import * as z from "zod";

/** Something that goes wrong on purpose. */
const text = z.string().max(20_000);

/** What an answer of "status" says of itself, instead of the sandbox's own words. */
const saidSchema = z.strictObject({
  code: text.exactOptional(),
  message: text.exactOptional(),
  /** In the body; in the header too where a header can hold it. */
  requestId: text.exactOptional(),
  details: z.unknown().optional(),
});
export type Said = z.infer<typeof saidSchema>;

export const faultSchema = z.strictObject({
  kind: z.enum([
    /** The connection is cut at once. */
    "down",
    /** Waits `millis`, then goes on. */
    "latency",
    /** Has read the call and acts `millis` later, whether or not its caller is still there. */
    "slow",
    /** Answers `status` without acting. */
    "status",
    /** Answers 429 without acting. */
    "rate-limit",
    /** Cuts the connection without acting. */
    "drop-before",
    /** Acts, then cuts the connection. */
    "drop-after",
    /** Acts, then sends half of the answer. */
    "truncated",
    /** Acts, then sends a page instead of JSON. */
    "html",
    /** REALM's clock is `seconds` ahead: in the Date header and in what it takes for now. */
    "clock-skew",
  ]),
  millis: z.int().min(0).max(120_000).default(1000),
  status: z.int().min(400).max(599).default(503),
  error: saidSchema.optional(),
  seconds: z.int().min(-86_400).max(86_400).default(600),
  /** How many matching calls it hits; until it is lifted where this is left out. */
  times: z.int().min(1).optional(),
  /**
   * An operation's name, or the beginning of a path under /v1; every call where this is left out.
   * Files are hit only by name: "files.get".
   */
  match: z.string().min(1).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

interface Active {
  readonly fault: Fault;
  left: number;
}

/** The faults in force, the newest first to be asked. */
export class Faults {
  #active: Active[] = [];

  set(fault: Fault): void {
    this.#active.unshift({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#active = [];
  }

  list(): readonly Fault[] {
    return this.#active.map(({ fault }) => fault);
  }

  /**
   * The fault that hits this call, counted. A clock that is wrong is asked for apart: `takeSkew`.
   * @param path Under /v1; null for what lies elsewhere and is hit only by its name.
   */
  take(operation: string | null, path: string | null): Fault | null {
    return this.#take(operation, path, ({ kind }) => kind !== "clock-skew");
  }

  /** Milliseconds REALM's clock is ahead for this call, counted. */
  takeSkew(operation: string | null, path: string): number {
    const fault = this.#take(operation, path, ({ kind }) => kind === "clock-skew");
    return (fault?.seconds ?? 0) * 1000;
  }

  #take(
    operation: string | null,
    path: string | null,
    wanted: (fault: Fault) => boolean,
  ): Fault | null {
    const matches = ({ match }: Fault): boolean =>
      (match !== undefined && match === operation) ||
      (path !== null && (match === undefined || path.startsWith(match)));
    const hit = this.#active.find(({ fault }) => wanted(fault) && matches(fault));
    if (!hit) return null;
    hit.left -= 1;
    this.#active = this.#active.filter(({ left }) => left > 0);
    return hit.fault;
  }
}
