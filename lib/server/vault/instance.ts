import { readFileSync, statSync } from "node:fs";
import { LRUCache } from "lru-cache";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/log";
import type { CredentialScope, LiveCredential } from "./credential";
import { dueAfter } from "./due";
import { parseMasterKeys, type MasterKeys } from "./master-keys";
import { createCredentialSource, type CredentialSource } from "./source";
import { UsageCounter, type CredentialUse } from "./usage";
import { createVault, type Vault } from "./vault";

/** Group and others: a key they can read is not a secret. */
const OTHERS = 0o077;

const readKeyFile = (file: string): MasterKeys => {
  if (process.platform !== "win32" && (statSync(file).mode & OTHERS) !== 0)
    throw new Error("VAULT_MASTER_KEY_FILE can be read by others; chmod 600 it.");
  try {
    return parseMasterKeys(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error("VAULT_MASTER_KEY_FILE does not hold 32 random bytes in Base64 or hex.", {
      cause,
    });
  }
};

interface VaultState {
  /** How often credentials were changed or refused in this process. */
  changes: number;
  readonly usage: UsageCounter;
  flushing: NodeJS.Timeout | undefined;
}

declare global {
  // Next bundles the instrumentation, which hears the command line, and the routes apart. A revocation
  // heard there must be felt here at once, and every use counted by then.
  var countersignVault: VaultState | undefined;
}

const shared = (): VaultState =>
  (globalThis.countersignVault ??= {
    changes: 0,
    usage: new UsageCounter(),
    flushing: undefined,
  });

/** Owners whose credentials are remembered for the moment they are fresh. */
const MOST_OWNERS = 500;

interface KnownSource {
  readonly source: CredentialSource;
  readonly seenChanges: number;
}

// What throws is each bundle's own: another's error would be an instance of none of this one's classes.
let opened: Promise<Vault> | undefined;
const sources = new LRUCache<string, KnownSource>({ max: MOST_OWNERS });

const make = async (): Promise<Vault> => {
  const { appEnv, vault } = env();
  return createVault({
    database: await database(),
    keys: vault.keys ?? readKeyFile(vault.file),
    environment: appEnv,
    dueAfter: (since) => dueAfter(appEnv, since),
    now: () => new Date(),
  });
};

/** The vault of this process. @throws Error with a sentence where the key file is not as it must be */
export const vault = (): Promise<Vault> => {
  const opening = (opened ??= make().catch((error: unknown) => {
    opened = undefined;
    throw error;
  }));
  return opening;
};

const FLUSH_MILLISECONDS = 2_000;

/** Writes down what was counted; what can't be written stays counted, and that is logged. */
export const writeUse = async (): Promise<void> => {
  try {
    await shared().usage.flush(await database());
  } catch (error) {
    logger.warn({ component: "vault", error }, "The use of credentials could not be written down.");
  }
};

/** Counts a use; it is written down within two seconds. */
export const countUse = (use: CredentialUse): void => {
  const state = shared();
  state.usage.add(use);
  state.flushing ??= setTimeout(() => {
    state.flushing = undefined;
    void writeUse();
  }, FLUSH_MILLISECONDS).unref();
};

const sourceOf = async (owner: string): Promise<CredentialSource> => {
  const { changes } = shared();
  const known = sources.get(owner);
  const source =
    known?.source ?? createCredentialSource({ vault: await vault(), owner, now: Date.now });
  if (known && known.seenChanges !== changes) source.forget();
  sources.set(owner, { source, seenChanges: changes });
  return source;
};

/**
 * The credential an owner's call of that scope is made with: PLATFORM's, or a creator's by wallet.
 * @throws CREDENTIAL_MISSING, VAULT_LOCKED
 */
export const ownerCredential = async (
  owner: string,
  scope: CredentialScope,
): Promise<LiveCredential> => (await sourceOf(owner)).current(scope);

/** The next call reads the database: REALM refused the credential, or it was changed in this process. */
export const forgetCredentials = (): void => {
  shared().changes += 1;
};
