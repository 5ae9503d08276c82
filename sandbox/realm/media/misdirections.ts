import * as z from "zod";

/** An address that REALM would never tell. */
export const misdirectionSchema = z.strictObject({
  /** What is told with it: the next result that has no address yet, or listings' pictures. */
  of: z.enum(["result", "preview"]),
  /** Told as it is, whatever it is. */
  address: z
    .string()
    .regex(/^[^\r\n\0]+$/u, "One line.")
    .max(4_096),
  /** Told is an address of REALM's own, which leads there (302). */
  redirect: z.boolean().default(false),
  /** Whose picture; every listing's where it is left out. */
  listingId: z.string().optional(),
});
type Misdirection = z.infer<typeof misdirectionSchema>;

const LEAD = /^\/media\/lead-(\d{1,6})$/u;

/** Addresses that are told instead of true ones. */
export class Misdirections {
  readonly #origin: () => string;
  #waiting: string[] = [];
  #byFile = new Map<string, string>();
  #byListing = new Map<string, string>();
  #everywhere: string | null = null;
  #leads: string[] = [];

  /** @param origin Of REALM's files, without a slash at the end. */
  constructor(origin: () => string) {
    this.#origin = origin;
  }

  /** @returns the address as it will be told */
  add({ of, address, redirect, listingId }: Misdirection): string {
    const told = redirect
      ? `${this.#origin()}/media/lead-${this.#leads.push(address) - 1}`
      : address;
    if (of === "result") this.#waiting.push(told);
    else if (listingId === undefined) this.#everywhere = told;
    else this.#byListing.set(listingId, told);
    return told;
  }

  /** Where they lead is forgotten as well. */
  clear(): void {
    this.#waiting = [];
    this.#byFile = new Map();
    this.#byListing = new Map();
    this.#everywhere = null;
    this.#leads = [];
  }

  /** A result's address, the same each time it is told; null for its true one. */
  ofResult(file: string): string | null {
    const known = this.#byFile.get(file);
    if (known !== undefined) return known;
    const told = this.#waiting.shift() ?? null;
    // Without an order nothing is kept: most sandboxes never have one.
    if (told !== null) this.#byFile.set(file, told);
    return told;
  }

  /** A listing's picture; null for its true one. */
  ofPreview(listingId: string): string | null {
    return this.#byListing.get(listingId) ?? this.#everywhere;
  }

  /** Where a path of REALM's own leads; null for every other path. */
  leadOf(path: string): string | null {
    const number = LEAD.exec(path)?.[1];
    return number === undefined ? null : (this.#leads[Number(number)] ?? null);
  }
}
