import { randomBytes } from "node:crypto";
import type { Database } from "@/lib/server/db";
import { dueAfter } from "@/lib/server/vault/due";
import { parseMasterKeys } from "@/lib/server/vault/master-keys";
import { createVault, type Vault } from "@/lib/server/vault/vault";

interface TestVault {
  readonly database: Database;
  /** As VAULT_MASTER_KEY has them; one of its own where left out. */
  readonly keys?: string;
  readonly now?: () => Date;
}

/** A vault of a development's credentials, which are due as production's are. */
export const testVault = ({
  database,
  keys = randomBytes(32).toString("base64"),
  now = () => new Date(),
}: TestVault): Vault =>
  createVault({
    ...{ database, keys: parseMasterKeys(keys), environment: "development", now },
    dueAfter: (since) => dueAfter("production", since),
  });
