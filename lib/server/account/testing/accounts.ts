import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { Address } from "@/lib/core/solana";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import type { RunningSandbox } from "@/lib/server/purchases/testing/sandbox";
import { borrowSandbox } from "@/lib/server/purchases/testing/shared-sandbox";
import { createRealmClient, fixedAccess, type RealmClient } from "@/lib/server/realm";
import { proveCredential } from "@/lib/server/realm/verify-credential";
import { createUpstream } from "@/lib/server/upstream";
import type { CredentialSecret } from "@/lib/server/vault";
import { dueAfter } from "@/lib/server/vault/due";
import { parseMasterKeys } from "@/lib/server/vault/master-keys";
import { createCredentialSource } from "@/lib/server/vault/source";
import { createVault } from "@/lib/server/vault/vault";
import type { AccountContext } from "../context";

const secretSchema = z.object({ apiKey: z.string(), apiSecret: z.string() });

/** A store of its own, a clock that can be moved on, and the sandbox's REALM. */
export interface TestAccounts {
  readonly context: AccountContext;
  readonly sandbox: RunningSandbox;
  /** Moves the clock on. */
  pass(millis: number): void;
  /** How often REALM was asked whether it takes a credential. */
  asked(): number;
  /** A fresh key of a sandbox account. */
  issueKey(name: string): Promise<CredentialSecret>;
  /** REALM as the wallet's own credential reaches it, read from the vault for every call. */
  realmOf(wallet: Address): RealmClient;
  close(): Promise<void>;
}

export const openTestAccounts = async (): Promise<TestAccounts> => {
  const sandbox = await borrowSandbox();
  const { database, close } = await openTestDatabase();
  const upstream = createUpstream({
    name: "realm",
    address: new URL(sandbox.realm),
    log: () => undefined,
    used: () => undefined,
  });
  let ahead = 0;
  let asked = 0;
  const now = (): Date => new Date(Date.now() + ahead);
  const vault = createVault({
    database,
    keys: parseMasterKeys(randomBytes(32).toString("base64")),
    environment: "development",
    dueAfter: (since) => dueAfter("production", since),
    now,
  });
  const realmOf = (owner: string): RealmClient => {
    const source = createCredentialSource({ vault, owner, now: Date.now });
    const current = source.current.bind(source);
    return createRealmClient(upstream, { owner, current, forget: source.forget.bind(source) });
  };
  return {
    context: {
      database,
      vault,
      verify: (secret, scopes, id) => {
        asked += 1;
        return proveCredential(createRealmClient(upstream, fixedAccess(secret, id)), scopes);
      },
      realmOf,
      changed: () => undefined,
      now,
    },
    sandbox,
    pass: (millis) => {
      ahead += millis;
    },
    asked: () => asked,
    issueKey: async (name) => secretSchema.parse(await sandbox.command("POST", "/keys", { name })),
    realmOf,
    close: async () => {
      await upstream.close();
      await close();
      await sandbox.close();
    },
  };
};
