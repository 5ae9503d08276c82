import "server-only";
import type { CredentialFile, CredentialFilter } from "@/lib/core/operator/credentials";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { recorderState, writeRealmCalls } from "@/lib/server/realm-calls";
import { writeUse } from "@/lib/server/vault";
import * as proving from "./evidence";
import * as reading from "./read";
import * as searching from "./search";

/** What operators see of credentials, on this process's database. What they do: credentialsDo. */

export const searchCredentials = async (
  query: OperatorQuery<CredentialFilter>,
): Promise<searching.CredentialPage> => {
  await writeUse();
  return searching.searchCredentials(await database(), query, new Date());
};

/** @throws CodedError NOT_FOUND */
export const readCredentialFile = async (id: string): Promise<CredentialFile> => {
  await writeUse();
  return reading.readCredentialFile(await database(), id, new Date());
};

/** @throws CodedError NOT_FOUND */
export const credentialEvidence = async (
  id: string,
  by: Address,
): Promise<{ readonly fileName: string; readonly text: string }> => {
  // The calls of the last moment are part of it.
  await Promise.all([writeUse(), writeRealmCalls()]);
  const context = {
    database: await database(),
    now: () => new Date(),
    instance: env().appUrl.origin,
    droppedCalls: () => recorderState().dropped,
  };
  return proving.credentialEvidence(context, id, by);
};
