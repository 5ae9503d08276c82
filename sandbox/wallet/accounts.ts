import { chmod, link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import { base58 } from "@scure/base";
import * as z from "zod";

/** A named throw-away account. `secretKey` is Solana's 64 bytes: the seed, then the public key. */
export interface SandboxAccount {
  readonly name: string;
  readonly address: string;
  readonly secretKey: Uint8Array;
}

export const accountNames = [
  "Buyer 1",
  "Buyer 2",
  "Buyer 3",
  "Creator 1",
  "Creator 2",
  "Creator 3",
  "Operator",
] as const;

const FILE = "wallet-keys.json";
const OWNER_ONLY = 0o600;

const storedAccount = z
  .object({ name: z.enum(accountNames), secretKey: z.string().max(100) })
  .transform(({ name, secretKey }, check): SandboxAccount => {
    const account = readSecretKey(secretKey);
    if (account) return { name, ...account };
    check.addIssue({ code: "custom", message: "not a Solana secret key" });
    return z.NEVER;
  });

const keyFile = z
  .object({ version: z.literal(1), accounts: z.array(storedAccount) })
  .refine(
    ({ accounts }) => accountNames.every((name, index) => accounts[index]?.name === name),
    "the accounts are not the sandbox's",
  );

function readSecretKey(text: string): Omit<SandboxAccount, "name"> | null {
  let secretKey: Uint8Array;
  try {
    secretKey = base58.decode(text);
  } catch {
    return null;
  }
  if (secretKey.length !== 64) return null;
  const address = base58.encode(ed25519.getPublicKey(secretKey.subarray(0, 32)));
  // Two halves that don't belong together would sign for one account under another's name.
  return address === base58.encode(secretKey.subarray(32)) ? { address, secretKey } : null;
}

const newSecretKey = (): string => {
  const { secretKey, publicKey } = ed25519.keygen();
  return base58.encode(new Uint8Array([...secretKey, ...publicKey]));
};

const createKeys = async (path: string): Promise<void> => {
  const draft = `${path}.${process.pid}.${crypto.randomUUID()}`;
  const accounts = accountNames.map((name) => ({ name, secretKey: newSecretKey() }));
  try {
    const file = await open(draft, "wx", OWNER_ONLY);
    try {
      await file.writeFile(`${JSON.stringify({ version: 1, accounts }, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link fails where the file exists: of two that start at once, both use the first one's keys.
    await link(draft, path).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
};

const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
};

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/**
 * The sandbox's accounts, in the order of `accountNames`. Their keys are made on the first call for
 * a folder, in one file that only its owner may read, and are the same ever after.
 * @throws Error that names the file where it is not a key file of this sandbox; it is left as it is.
 */
export const loadAccounts = async (dataDir: string): Promise<readonly SandboxAccount[]> => {
  const path = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true });
  let text = await readIfThere(path);
  if (text === null) {
    await createKeys(path);
    text = await readFile(path, "utf8");
  }
  await chmod(path, OWNER_ONLY);
  return parseKeys(text, path);
};

const parseKeys = (text: string, path: string): readonly SandboxAccount[] => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = null;
  }
  const parsed = keyFile.safeParse(json);
  // zod's own message could quote a key; the sentence names the file only.
  if (!parsed.success) {
    throw new Error(`${path} does not hold the sandbox wallet's keys. Start over with --reset.`);
  }
  return parsed.data.accounts;
};
