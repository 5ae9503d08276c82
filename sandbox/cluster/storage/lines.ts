import { isAddress, type Address, type EncodedAccount, lamports } from "@solana/kit";
import * as z from "zod";
import { transactionRecordSchema } from "../chain/record";

const address = z.string().refine((text): text is Address => isAddress(text));

/** An account as the ledger file holds it; 0 lamports: the account is gone. */
const accountSchema = z.object({
  address,
  owner: address,
  lamports: z.string().regex(/^\d+$/u),
  /** base64 */
  data: z.string(),
  executable: z.boolean(),
});
type StoredAccount = z.output<typeof accountSchema>;

/**
 * One line of the ledger file. A file starts with its header; a landed transaction and all it wrote
 * stand in one line, so that no crash can separate them.
 */
export const lineSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("header"),
    version: z.literal(1),
    seed: z.string(),
    firstSlot: z.number(),
    slot: z.number(),
    /** Landed transactions that history no longer holds. */
    forgotten: z.number(),
  }),
  z.object({ kind: z.literal("account"), account: accountSchema }),
  z.object({
    kind: z.literal("transaction"),
    record: transactionRecordSchema,
    writes: z.array(accountSchema),
  }),
]);
export type LedgerLine = z.output<typeof lineSchema>;

export const toStored = (account: EncodedAccount): StoredAccount => ({
  address: account.address,
  owner: account.programAddress,
  lamports: account.lamports.toString(),
  data: Buffer.from(account.data).toString("base64"),
  executable: account.executable,
});

export const fromStored = (stored: StoredAccount): EncodedAccount => {
  const data = Uint8Array.from(Buffer.from(stored.data, "base64"));
  return {
    address: stored.address,
    programAddress: stored.owner,
    lamports: lamports(BigInt(stored.lamports)),
    data,
    executable: stored.executable,
    space: BigInt(data.length),
  };
};
