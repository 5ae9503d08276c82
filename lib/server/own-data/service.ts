import type { Session } from "@/lib/server/identity";
import { appendAudit } from "@/lib/server/audit";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { eraseFiles, readStoredFile } from "@/lib/server/files";
import { forgetCredentials, vault } from "@/lib/server/vault";
import type { EraseContext } from "./erase/context";
import * as erasing from "./erase/erase";
import { archiveOf } from "./export/archive";
import { holdings } from "./holdings";

const now = (): Date => new Date();

const eraseContext = async (): Promise<EraseContext> => ({
  database: await database(),
  vault: await vault(),
  credentialsChanged: forgetCredentials,
  holdings,
  eraseFiles,
  now,
});

export interface Archive {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The archive of whoever asks; that it was asked for is written into the audit log first. */
export const exportOwnData = async ({ wallet }: Session): Promise<Archive> => {
  const store = await database();
  const at = now();
  await store.transaction((transaction) =>
    appendAudit(
      transaction,
      { actor: wallet, action: "account.exported", subject: wallet, details: {} },
      at,
    ),
  );
  const { origin } = env().appUrl;
  const context = { database: store, holdings, readFile: readStoredFile, origin, now };
  const name = `countersign-${wallet.slice(0, 8)}-${at.toISOString().slice(0, 10)}.zip`;
  return { name, content: archiveOf(context, wallet) };
};

/** See erase/erase.ts. */
export const eraseOwnData = async ({ wallet }: Session): Promise<void> =>
  erasing.eraseOwnData(await eraseContext(), wallet);

/** See erase/erase.ts. */
export const resumeErasures = async (): Promise<number> =>
  erasing.resumeErasures(await eraseContext());

/** What stays of a person whose data are deleted, and why: a sentence for each kind of thing. */
export const whatStays = (): readonly string[] => {
  const [first, ...others] = holdings.flatMap(({ fate: { stays } }) => stays ?? []);
  // The first of the list is the least to people: what REALM said.
  return first === undefined ? [] : [...others, first];
};
