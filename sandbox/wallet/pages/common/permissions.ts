// The small build: this is part of the bridge, which every page of the app loads.
import * as z from "zod/mini";

const KEY = "sandbox-wallet";
const storedState = z.object({
  active: z.nullable(z.string()),
  sites: z.array(z.string()),
});
type State = z.infer<typeof storedState>;

/** The parts of localStorage that are used here. */
export interface Keep {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/**
 * Which sites may see the wallet's account, and which account that is. Kept in the browser, as a
 * wallet extension would: each browser profile has its own.
 */
export class Permissions {
  readonly #keep: Keep;
  readonly #addresses: readonly string[];

  constructor(keep: Keep, addresses: readonly string[]) {
    this.#keep = keep;
    this.#addresses = addresses;
  }

  /** The account that sites see: the one chosen last, or the first. */
  get active(): string {
    const { active } = this.#read();
    const known = active !== null && this.#addresses.includes(active) ? active : this.#addresses[0];
    if (known === undefined) throw new Error("the wallet has no account");
    return known;
  }

  /** The origins that were approved, in the order of their approval. */
  get sites(): readonly string[] {
    return this.#read().sites;
  }

  allows(origin: string): boolean {
    return this.sites.includes(origin);
  }

  /** Lets a site see the account, which becomes the active one. */
  approve(origin: string, address: string): void {
    const sites = this.sites.filter((site) => site !== origin);
    this.#write({ active: address, sites: [...sites, origin] });
  }

  disconnect(origin: string): void {
    this.#write({ ...this.#read(), sites: this.sites.filter((site) => site !== origin) });
  }

  activate(address: string): void {
    this.#write({ ...this.#read(), active: address });
  }

  #read(): State {
    const nothing: State = { active: null, sites: [] };
    try {
      const parsed = storedState.safeParse(JSON.parse(this.#keep.getItem(KEY) ?? "null"));
      return parsed.success ? parsed.data : nothing;
    } catch {
      // Unreadable means that no site is approved.
      return nothing;
    }
  }

  #write(state: State): void {
    this.#keep.setItem(KEY, JSON.stringify(state));
  }
}
