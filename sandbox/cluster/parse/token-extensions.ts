import { getMintDecoder, getTokenDecoder, type Extension } from "@solana-program/token-2022";
import { isOption, unwrapOption, type EncodedAccount } from "@solana/kit";
import type { Json } from "../rpc/json";
import { TOKEN_2022_PROGRAM } from "../tokens/holdings";

const lowerFirst = (word: string): string => word.slice(0, 1).toLowerCase() + word.slice(1);

/** A decoded field as JSON: options unwrapped, bytes in base64, maps as lists of pairs. */
const fieldJson = (value: unknown): Json => {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return value;
  if (isOption(value)) return fieldJson(unwrapOption(value));
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Map)
    return [...value].map(([key, item]) => [fieldJson(key), fieldJson(item)]);
  if (Array.isArray(value)) return value.map(fieldJson);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fieldJson(item)]));
};

const extensionJson = ({ __kind: kind, ...state }: Extension): Json => {
  const extension = lowerFirst(kind);
  return Object.keys(state).length === 0 ? { extension } : { extension, state: fieldJson(state) };
};

/** The extensions of a Token-2022 account or mint; nothing for the original token program. */
export const tokenExtensions = (
  account: EncodedAccount,
  kind: "account" | "mint",
): { readonly extensions?: readonly Json[] } => {
  if (account.programAddress !== TOKEN_2022_PROGRAM) return {};
  const decoder = kind === "mint" ? getMintDecoder() : getTokenDecoder();
  const extensions = unwrapOption(decoder.decode(account.data).extensions) ?? [];
  return extensions.length === 0 ? {} : { extensions: extensions.map(extensionJson) };
};
