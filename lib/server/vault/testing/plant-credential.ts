import type { Database } from "@/lib/server/db";
import { credentials } from "@/lib/server/db/schema/credentials";

interface Planted {
  readonly id: string;
  readonly owner: string;
  /** REALM's id. */
  readonly account: string;
  readonly state: "active" | "retiring" | "revoked";
}

/** A row as the vault would leave it, for those who ask only whose it is; it opens nowhere. */
export const plantCredential = async (
  database: Database,
  { id, owner, account, state }: Planted,
): Promise<void> => {
  const at = new Date();
  await database.insert(credentials).values({
    ...{ id, owner, account, state, label: "planted", fingerprint: id, scopes: "market+studio" },
    ...{ createdAt: at, dueAt: at, verifiedAt: at, activatedAt: at },
    ...(state === "revoked" ? {} : { masterKeyId: "none", wrappedKey: "", ciphertext: "" }),
  });
};
