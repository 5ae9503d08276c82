import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  createKeyPairFromPrivateKeyBytes,
  getAddressFromPublicKey,
  type Address,
} from "@solana/kit";
import * as z from "zod";

const credentialSchema = z.object({
  apiKey: z.string(),
  apiSecret: z.string(),
  userId: z.string(),
});
export type Credential = z.infer<typeof credentialSchema>;

const keyFileSchema = z.object({
  /** REALM's own wallets and the seeded sellers': 32-byte Ed25519 seeds in hex, by name. */
  wallets: z.record(z.string(), z.string()),
  credentials: z.array(credentialSchema),
  webhookSecret: z.string(),
});
type KeyFile = z.infer<typeof keyFileSchema>;

export interface Wallet {
  readonly address: Address;
  readonly keyPair: CryptoKeyPair;
}

export interface RealmKeys {
  /** @throws Error for a name that was not asked for. */
  wallet(name: string): Wallet;
  /** Those in force now, the oldest of each user's first. */
  readonly credentials: readonly Credential[];
  readonly webhookSecret: string;
  /** Another credential for a user; those there are stay in force. */
  issue(userId: string): Credential;
  /** Ends a credential at once, for good. @throws Error where none has this key. */
  revoke(apiKey: string): void;
}

/** REALM keys look like this; the prefix says at a glance which of the two one holds. */
const freshCredential = (userId: string): Credential => ({
  apiKey: `rk_sandbox_${randomBytes(18).toString("base64url")}`,
  apiSecret: `rs_sandbox_${randomBytes(32).toString("base64url")}`,
  userId,
});

const readKeys = (file: string): KeyFile =>
  existsSync(file)
    ? keyFileSchema.parse(JSON.parse(readFileSync(file, "utf8")))
    : {
        wallets: {},
        credentials: [],
        webhookSecret: `whsec_${randomBytes(32).toString("base64")}`,
      };

const writeKeys = (file: string, content: KeyFile): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.next`, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(`${file}.next`, file);
};

/** Whoever has no credential in force gets one. */
const withCredentials = (
  kept: readonly Credential[],
  userIds: readonly string[],
): readonly Credential[] => {
  const missing = userIds.filter((userId) => !kept.some((one) => one.userId === userId));
  return [...kept, ...missing.map(freshCredential)];
};

/**
 * The sandbox's own secrets: made at random on the first start, kept in the data folder (0600).
 * Names and users added later get theirs on the next start; nothing already there changes.
 */
export const openKeys = async (
  dataDir: string,
  walletNames: readonly string[],
  userIds: readonly string[],
): Promise<RealmKeys> => {
  const file = join(dataDir, "realm-keys.json");
  const kept = readKeys(file);
  const seeds = walletNames.map(
    (name) => [name, kept.wallets[name] ?? randomBytes(32).toString("hex")] as const,
  );
  const { webhookSecret } = kept;
  let credentials: readonly Credential[] = [];
  const become = (next: readonly Credential[]): void => {
    const content = { wallets: Object.fromEntries(seeds), credentials: [...next], webhookSecret };
    writeKeys(file, content);
    credentials = next;
  };
  become(withCredentials(kept.credentials, userIds));

  const wallets = new Map<string, Wallet>();
  for (const [name, seed] of seeds) {
    const keyPair = await createKeyPairFromPrivateKeyBytes(Buffer.from(seed, "hex"));
    wallets.set(name, { address: await getAddressFromPublicKey(keyPair.publicKey), keyPair });
  }
  return {
    get credentials() {
      return credentials;
    },
    webhookSecret,
    wallet: (name) => {
      const found = wallets.get(name);
      if (!found) throw new Error(`no wallet named ${name}`);
      return found;
    },
    issue: (userId) => {
      const issued = freshCredential(userId);
      become([...credentials, issued]);
      return issued;
    },
    revoke: (apiKey) => {
      const left = credentials.filter((one) => one.apiKey !== apiKey);
      if (left.length === credentials.length) throw new Error("no credential has this key");
      become(left);
    },
  };
};
