import type { Database } from "@/lib/server/db";
import type { Vault } from "@/lib/server/vault";
import type { Holding } from "../holding";

/** What the deletion of a person's data works with. */
export interface EraseContext {
  readonly database: Database;
  readonly holdings: readonly Holding[];
  readonly vault: Pick<Vault, "list" | "revoke">;
  /** Removes all of an owner's files, from the disk too. @returns how many */
  readonly eraseFiles: (owner: string) => Promise<number>;
  /** Other parts of this process must not use what they remember of credentials. */
  readonly credentialsChanged: () => void;
  readonly now: () => Date;
}
