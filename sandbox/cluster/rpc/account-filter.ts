import { base58 } from "@scure/base";
import type { EncodedAccount } from "@solana/kit";
import * as z from "zod";
import { invalidParams } from "../errors/rpc-error";

const MAX_FILTERS = 4;
const MAX_FILTER_BYTES = 128;

const memcmp = z.object({
  offset: z.number().int().nonnegative(),
  bytes: z.string(),
  encoding: z.enum(["base58", "base64"]).nullish(),
});
const filter = z.union([
  z.object({ memcmp }),
  z.object({ dataSize: z.number().int().nonnegative() }),
]);

/** Filters as getProgramAccounts and programSubscribe take them; all have to match. */
export const accountFilters = z.array(filter).nullish();

const matches = (account: EncodedAccount, wanted: z.output<typeof filter>): boolean => {
  if ("dataSize" in wanted) return account.data.length === wanted.dataSize;
  const { offset, bytes, encoding } = wanted.memcmp;
  const pattern = patternOf(bytes, encoding ?? "base58");
  const part = account.data.slice(offset, offset + pattern.length);
  return part.length === pattern.length && pattern.every((byte, index) => part[index] === byte);
};

const patternOf = (text: string, encoding: "base58" | "base64"): Uint8Array => {
  const limit = invalidParams("Invalid param: WrongSize");
  if (text.length > MAX_FILTER_BYTES * 2) throw limit;
  try {
    const bytes = encoding === "base58" ? base58.decode(text) : Buffer.from(text, "base64");
    if (bytes.length > MAX_FILTER_BYTES) throw limit;
    return bytes;
  } catch {
    throw invalidParams("Invalid param: Invalid");
  }
};

/** @throws RpcError -32602 for more filters than a node takes, or bytes that cannot be read. */
export const accountFilter = (
  filters: z.output<typeof accountFilters>,
): ((account: EncodedAccount) => boolean) => {
  const wanted = filters ?? [];
  if (wanted.length > MAX_FILTERS) {
    throw invalidParams(`Too many filters provided; max ${MAX_FILTERS}`);
  }
  return (account) => wanted.every((each) => matches(account, each));
};
