import * as z from "zod";

/** What goes wrong with the next events, on purpose. */
export const webhookFaultSchema = z.strictObject({
  kind: z.enum([
    /** The event comes twice. */
    "duplicate",
    /** The event comes after the one that happens next. */
    "reorder",
    /** Beside the event comes a false one, signed with a secret nobody has. */
    "forge",
    /** The event comes `millis` late. */
    "delay",
    /** The event never comes. */
    "lose",
  ]),
  millis: z.int().min(0).max(3_600_000).default(10_000),
  /** How many events it hits. */
  times: z.int().min(1).default(1),
});
export type WebhookFault = z.infer<typeof webhookFaultSchema>;

/** Faults of deliveries that are due, the oldest first to be asked. */
export class WebhookFaults {
  #due: WebhookFault[] = [];

  add(fault: WebhookFault): void {
    this.#due.push(fault);
  }

  clear(): void {
    this.#due = [];
  }

  list(): readonly WebhookFault[] {
    return this.#due;
  }

  /** The fault of the event that happens now, counted. */
  take(): WebhookFault | null {
    const [first, ...others] = this.#due;
    if (!first) return null;
    this.#due = first.times > 1 ? [{ ...first, times: first.times - 1 }, ...others] : others;
    return first;
  }
}
