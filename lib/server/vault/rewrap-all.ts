import { CodedError } from "@/lib/core/errors";
import type { Database } from "@/lib/server/db";
import type { Sealed } from "./envelope";
import type { MasterKeys } from "./master-keys";
import { listCredentials } from "./store";

export interface Rewrapped {
  /** How many were wrapped anew. */
  readonly wrapped: number;
  /** Ids of those that still need a master key nobody gave. */
  readonly locked: readonly string[];
}

/** Whether its data key is wrapped with another master key than the current one. */
export const isFormer = ({ current }: MasterKeys, sealed: Sealed | null): sealed is Sealed =>
  sealed !== null && sealed.masterKeyId !== current.id;

/**
 * Wraps one after the other; one that no master key opens stops no other.
 * @param wrapOne Whether there was anything left to wrap: somebody else may have been quicker
 */
export const rewrapAll = async (
  database: Database,
  keys: MasterKeys,
  wrapOne: (id: string) => Promise<boolean>,
): Promise<Rewrapped> => {
  let wrapped = 0;
  const locked: string[] = [];
  for (const { credential, sealed } of await listCredentials(database)) {
    if (!isFormer(keys, sealed)) continue;
    try {
      if (await wrapOne(credential.id)) wrapped += 1;
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== "VAULT_LOCKED") throw error;
      locked.push(credential.id);
    }
  }
  return { wrapped, locked };
};
