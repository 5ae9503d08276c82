import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

export interface Wallet {
  readonly address: Address;
  readonly keyPair: CryptoKeyPair;
}

export interface RealmKeys {
  /** @throws Error for a name that was not asked for. */
  wallet(name: string): Wallet;
  readonly credentials: readonly Credential[];
  readonly webhookSecret: string;
}

/** REALM keys look like this; the prefix says at a glance which of the two one holds. */
const freshCredential = (userId: string): Credential => ({
  apiKey: `rk_sandbox_${randomBytes(18).toString("base64url")}`,
  apiSecret: `rs_sandbox_${randomBytes(32).toString("base64url")}`,
  userId,
});

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
  const kept = existsSync(file)
    ? keyFileSchema.parse(JSON.parse(readFileSync(file, "utf8")))
    : {
        wallets: {},
        credentials: [],
        webhookSecret: `whsec_${randomBytes(32).toString("base64")}`,
      };
  const seeds = walletNames.map(
    (name) => [name, kept.wallets[name] ?? randomBytes(32).toString("hex")] as const,
  );
  const credentials = userIds.map(
    (userId) => kept.credentials.find((one) => one.userId === userId) ?? freshCredential(userId),
  );
  const content = {
    wallets: Object.fromEntries(seeds),
    credentials,
    webhookSecret: kept.webhookSecret,
  };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.next`, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(`${file}.next`, file);

  const wallets = new Map<string, Wallet>();
  for (const [name, seed] of seeds) {
    const keyPair = await createKeyPairFromPrivateKeyBytes(Buffer.from(seed, "hex"));
    wallets.set(name, { address: await getAddressFromPublicKey(keyPair.publicKey), keyPair });
  }
  return {
    credentials,
    webhookSecret: content.webhookSecret,
    wallet: (name) => {
      const found = wallets.get(name);
      if (!found) throw new Error(`no wallet named ${name}`);
      return found;
    },
  };
};
