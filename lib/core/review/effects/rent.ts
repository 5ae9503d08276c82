import { ByteReader } from "../decode/reader";
import { TOKEN_2022 } from "../programs/addresses";
import type { AccountState } from "../resolve/cluster-reader";
import type { MintState } from "../resolve/token-state";
import type { Address } from "../../solana";

/** Lamports for each byte of two years' rent, and the bytes charged beside the data (solana-rent). */
const LAMPORTS_PER_BYTE = 6_960n;
const OVERHEAD_BYTES = 128n;
const TOKEN_ACCOUNT_BYTES = 165;
/** Token-2022 puts one byte for the kind, then type and length before each extension. */
const KIND_BYTES = 1;
const EXTENSION_HEAD_BYTES = 4;

/**
 * Bytes that a mint's extension makes each of its accounts carry, by `ExtensionType`: fee withheld,
 * not transferable, hook, pausable. Source: token-2022 `get_required_init_account_extensions`.
 */
const carried: ReadonlyMap<number, number> = new Map([
  [1, 8],
  [9, 0],
  [14, 1],
  [26, 0],
]);

/** The least an account of this size must hold, in lamports: its deposit. */
export const depositFor = (bytes: number): bigint =>
  (OVERHEAD_BYTES + BigInt(bytes)) * LAMPORTS_PER_BYTE;

/** Size of an associated account as its program makes it; Token-2022 adds ImmutableOwner to each. */
export const associatedBytes = (tokenProgram: Address, mint: MintState | null): number => {
  if (tokenProgram !== TOKEN_2022) return TOKEN_ACCOUNT_BYTES;
  const extra = (mint?.extensions ?? []).reduce((sum, { type }) => {
    const bytes = carried.get(type);
    return bytes === undefined ? sum : sum + EXTENSION_HEAD_BYTES + bytes;
  }, 0);
  return TOKEN_ACCOUNT_BYTES + KIND_BYTES + EXTENSION_HEAD_BYTES + extra;
};

/** Where a token account says that it is wrapped SOL, and how many of its lamports are its deposit. */
const NATIVE_OFFSET = 109;

/** Lamports of a wrapped account that are not wrapped, by its own word; otherwise its deposit. */
export const nativeReserve = (state: AccountState | null): bigint => {
  if (state === null || state.data.length < TOKEN_ACCOUNT_BYTES)
    return depositFor(TOKEN_ACCOUNT_BYTES);
  const reader = new ByteReader(state.data, NATIVE_OFFSET);
  return reader.uint(4) === 1 ? reader.u64() : depositFor(TOKEN_ACCOUNT_BYTES);
};
