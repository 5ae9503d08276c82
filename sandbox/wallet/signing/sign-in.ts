import {
  createSignInMessage,
  type SolanaSignInInputWithRequiredFields,
} from "@solana/wallet-standard-util";
import type { SolanaSignInInput } from "@solana/wallet-standard-features";

/**
 * The Sign In With Solana message an account signs for a site. Where the site leaves them out, the
 * wallet determines domain and address, as the feature's specification says.
 */
export const signInMessage = (
  input: SolanaSignInInput,
  origin: string,
  address: string,
): Uint8Array => {
  const complete: SolanaSignInInputWithRequiredFields = {
    ...input,
    domain: input.domain ?? new URL(origin).host,
    address: input.address ?? address,
  };
  return createSignInMessage(complete);
};

/** What in a sign-in does not belong to the site that asks: a message made for another one's use. */
export const foreignParts = (input: SolanaSignInInput, origin: string): readonly string[] => {
  const parts: string[] = [];
  const site = new URL(origin);
  if (input.domain !== undefined && input.domain !== site.host) parts.push(input.domain);
  if (input.uri !== undefined && originOf(input.uri) !== site.origin) parts.push(input.uri);
  return parts;
};

const originOf = (uri: string): string | null => (URL.canParse(uri) ? new URL(uri).origin : null);
