import { CodedError } from "@/lib/core/errors";
import type { Credential, CredentialScope, LiveCredential } from "./credential";
import type { Vault } from "./vault";

type InUse = LiveCredential & Pick<Credential, "scopes">;

interface Known {
  readonly credentials: readonly InUse[];
  /** Unix milliseconds. */
  readonly readAt: number;
}

/** Which credential a call is made with: asked anew for every attempt, so that a rotation shows at once. */
export interface CredentialSource {
  /**
   * The owner's active credential for that scope, the one with the fewest scopes first (seeds R4, D3).
   * @throws CodedError CREDENTIAL_MISSING
   */
  current(scope: CredentialScope): Promise<LiveCredential>;
  /** Forgets what is known: REALM refused it, or it was changed here. */
  forget(): void;
}

export interface SourceOptions {
  readonly vault: Pick<Vault, "inUse">;
  readonly owner: string;
  readonly now: () => number;
}

/** A change made by another instance shows within this time. */
const FRESH_MILLISECONDS = 1_000;
/** While the database does not answer, calls go on with what was known for this long. */
const BRIDGED_MILLISECONDS = 60_000;

export const createCredentialSource = ({ vault, owner, now }: SourceOptions): CredentialSource => {
  let known: Known | undefined;
  let reading: Promise<Known> | undefined;
  /** Counts what was forgotten, so that a read that began before does not bring it back. */
  let generation = 0;

  const read = async (): Promise<Known> => {
    const began = generation;
    const read = { credentials: await vault.inUse(owner), readAt: now() };
    if (began === generation) known = read;
    return read;
  };

  const readOnce = (): Promise<Known> => {
    const running = (reading ??= read().finally(() => {
      if (reading === running) reading = undefined;
    }));
    return running;
  };

  const latest = async (): Promise<Known> => {
    const age = known ? now() - known.readAt : Infinity;
    // A clock that was set back must not make what is known young again.
    if (known && age >= 0 && age < FRESH_MILLISECONDS) return known;
    const before = known;
    try {
      return await readOnce();
    } catch (error) {
      // VAULT_LOCKED is an answer: what was known must not be used past it.
      const unanswered = !(error instanceof CodedError);
      if (unanswered && before && age >= 0 && age < BRIDGED_MILLISECONDS) return before;
      throw error;
    }
  };

  return {
    async current(scope) {
      const { credentials } = await latest();
      const [best] = credentials
        .filter(({ scopes }) => scopes.includes(scope))
        .toSorted((left, right) => left.scopes.length - right.scopes.length);
      if (best === undefined)
        throw new CodedError("CREDENTIAL_MISSING", `${owner} has no credential for ${scope}`);
      return best;
    },
    forget() {
      generation += 1;
      known = undefined;
      reading = undefined;
    },
  };
};
