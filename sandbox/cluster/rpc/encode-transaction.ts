import { base58 } from "@scure/base";
import type { z } from "zod";
import type { TransactionRecord } from "../chain/record";
import { versionNotSupported } from "../errors/rpc-error";
import { parsedInstruction } from "../parse/instruction";
import { accountKeys } from "../transaction/accounts";
import { decodeTransaction, type WireMessage, type WireTransaction } from "../transaction/wire";
import { encodeMeta } from "./encode-meta";
import type { Json } from "./json";
import type { transactionEncoding } from "./params";

interface TransactionView {
  readonly encoding?: z.output<typeof transactionEncoding> | null | undefined;
  readonly maxSupportedTransactionVersion: number | null | undefined;
}

/** The stack height of a message's own instructions. */
const TOP_LEVEL = 1;

const encodeLookups = ({ version, lookups }: WireMessage): Json | undefined =>
  version === "legacy"
    ? undefined
    : lookups.map(({ table, writableIndexes, readonlyIndexes }) => ({
        accountKey: table,
        writableIndexes,
        readonlyIndexes,
      }));

const encodeMessage = (message: WireMessage): Json => ({
  header: {
    numRequiredSignatures: message.header.numSignerAccounts,
    numReadonlySignedAccounts: message.header.numReadonlySignerAccounts,
    numReadonlyUnsignedAccounts: message.header.numReadonlyNonSignerAccounts,
  },
  accountKeys: message.staticAccounts,
  recentBlockhash: message.lifetime,
  instructions: message.instructions.map(({ programIdIndex, accounts, data }) => ({
    programIdIndex,
    accounts,
    data: base58.encode(data),
    stackHeight: TOP_LEVEL,
  })),
  addressTableLookups: encodeLookups(message),
});

const encodeMessageInWords = (message: WireMessage, record: TransactionRecord): Json => ({
  accountKeys: accountKeys(message, record.loaded).map((key) => ({
    pubkey: key.address,
    signer: key.signer,
    writable: key.writable,
    source: key.source,
  })),
  recentBlockhash: message.lifetime,
  instructions: message.instructions.map((instruction) =>
    parsedInstruction(record.addresses, instruction, TOP_LEVEL),
  ),
  addressTableLookups: encodeLookups(message),
});

const encodeBody = (
  transaction: WireTransaction,
  record: TransactionRecord,
  encoding: TransactionView["encoding"],
): Json => {
  const signatures = transaction.signatures.map((signature) => base58.encode(signature));
  switch (encoding) {
    case "base58":
      return [base58.encode(transaction.bytes), "base58"];
    case "base64":
      return [record.wire, "base64"];
    case "jsonParsed":
      return { signatures, message: encodeMessageInWords(transaction.message, record) };
    case "json":
    case null:
    case undefined:
      return { signatures, message: encodeMessage(transaction.message) };
  }
};

/**
 * A landed transaction with its meta, as a node writes it. The version is told only to a client
 * that said which versions it can read.
 * @throws RpcError -32015 when it cannot read this one.
 */
export const encodeTransaction = (
  record: TransactionRecord,
  view: TransactionView,
): { readonly [field: string]: Json } => {
  const transaction = decodeTransaction(Uint8Array.from(Buffer.from(record.wire, "base64")));
  const { version } = transaction.message;
  const readable = view.maxSupportedTransactionVersion ?? null;
  if (version !== "legacy" && (readable === null || version > readable)) {
    throw versionNotSupported(version);
  }
  const body = {
    transaction: encodeBody(transaction, record, view.encoding),
    meta: encodeMeta(record, view.encoding === "jsonParsed"),
  };
  return readable === null ? body : { ...body, version };
};
