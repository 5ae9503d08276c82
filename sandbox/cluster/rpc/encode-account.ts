import { base58 } from "@scure/base";
import type { Address, EncodedAccount } from "@solana/kit";
import type { z } from "zod";
import { invalidParams, invalidRequest } from "../errors/rpc-error";
import { parsedAccount } from "../parse/account";
import type { Json } from "./json";
import type { accountEncoding, dataSlice } from "./params";

/** What an account that pays no rent has as its rent epoch. */
const RENT_EXEMPT_EPOCH = (1n << 64n) - 1n;
const MAX_BASE58_BYTES = 128;

export interface AccountView {
  readonly encoding?: z.output<typeof accountEncoding> | null | undefined;
  readonly dataSlice?: z.output<typeof dataSlice> | null | undefined;
}

type ReadAccount = (address: Address) => EncodedAccount | null;

const inBase58 = (data: Uint8Array): string => {
  if (data.length <= MAX_BASE58_BYTES) return base58.encode(data);
  throw invalidRequest(
    "Encoded binary (base 58) data should be less than 128 bytes, please use Base64 encoding.",
  );
};

const encodeData = (account: EncodedAccount, view: AccountView, read: ReadAccount): Json => {
  const { offset = 0, length = account.data.length } = view.dataSlice ?? {};
  const data = Uint8Array.from(account.data.slice(offset, offset + length));
  const inBase64 = (): Json => [Buffer.from(data).toString("base64"), "base64"];
  switch (view.encoding) {
    case "base64":
      return inBase64();
    case "base58":
      return [inBase58(data), "base58"];
    case "jsonParsed":
      return parsedAccount(account, read) ?? inBase64();
    case "base64+zstd":
      throw invalidParams("Invalid params: this cluster does not compress; use base64.");
    case "binary":
    case null:
    case undefined:
      return inBase58(data);
  }
};

/** An account as a node writes it. `read` finds the mint of a token account. */
export const encodeAccount = (
  account: EncodedAccount,
  view: AccountView,
  read: ReadAccount,
): Json => ({
  data: encodeData(account, view, read),
  executable: account.executable,
  lamports: account.lamports,
  owner: account.programAddress,
  rentEpoch: RENT_EXEMPT_EPOCH,
  space: account.space,
});
