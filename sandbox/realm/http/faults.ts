import * as z from "zod";

/** Something that goes wrong on purpose. */
export const faultSchema = z.strictObject({
  kind: z.enum([
    /** The connection is cut at once. */
    "down",
    /** Waits `millis`, then goes on. */
    "latency",
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
  ]),
  millis: z.int().min(0).max(120_000).default(1000),
  status: z.int().min(400).max(599).default(503),
  /** How many matching calls it hits; until it is lifted where this is left out. */
  times: z.int().min(1).optional(),
  /** An operation's name, or the beginning of a path under /v1; everything where this is left out. */
  match: z.string().min(1).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

/** The faults in force, the newest first to be asked. */
export class Faults {
  #active: { fault: Fault; left: number }[] = [];

  set(fault: Fault): void {
    this.#active.unshift({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#active = [];
  }

  list(): readonly Fault[] {
    return this.#active.map(({ fault }) => fault);
  }

  /** The fault that hits this call, counted. */
  take(operation: string | null, path: string): Fault | null {
    const hit = this.#active.find(
      ({ fault: { match } }) =>
        match === undefined || match === operation || path.startsWith(match),
    );
    if (!hit) return null;
    hit.left -= 1;
    this.#active = this.#active.filter(({ left }) => left > 0);
    return hit.fault;
  }
}
