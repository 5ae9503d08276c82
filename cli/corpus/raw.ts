import {
  AccountRole,
  getAddressEncoder,
  type AccountMeta,
  type Address,
  type Instruction,
} from "@solana/kit";

export const readonly = (address: Address): AccountMeta => ({
  address,
  role: AccountRole.READONLY,
});
export const writable = (address: Address): AccountMeta => ({
  address,
  role: AccountRole.WRITABLE,
});
export const signer = (address: Address): AccountMeta => ({
  address,
  role: AccountRole.READONLY_SIGNER,
});
export const payer = (address: Address): AccountMeta => ({
  address,
  role: AccountRole.WRITABLE_SIGNER,
});

/** An instruction of a program without a client here, or one that no client would make. */
export const raw = (
  programAddress: Address,
  accounts: readonly AccountMeta[],
  ...data: readonly (ArrayLike<number> & Iterable<number>)[]
): Instruction => ({
  programAddress,
  accounts,
  data: Uint8Array.from(data.flatMap((part) => [...part])),
});

/** An instruction with bytes after the end of its data. */
export const withTail = (instruction: Instruction, ...tail: readonly number[]): Instruction => ({
  ...instruction,
  data: Uint8Array.of(...(instruction.data ?? []), ...tail),
});

/** Little-endian, as programs write it. */
export const u32 = (value: number): number[] =>
  [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);
export const u64 = (value: bigint): number[] =>
  Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn));
export const key = (address: Address): number[] => [...getAddressEncoder().encode(address)];
