import type { Address, Instruction } from "@solana/kit";
import { SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import { lighthouse } from "@/sandbox/cluster/programs";
import { payer, raw, readonly, u64, writable } from "./raw";

/** `AssertAccountInfo`, whose condition is the account's lamports (0), at least (4) so many. */
export const assertLamports = (account: Address, lamports: bigint): Instruction =>
  raw(lighthouse.address, [readonly(account)], [5, 0, 0], u64(lamports), [4]);

/** `AssertTokenAccount`, whose condition is the account's amount (2), at least (4) so much. */
export const assertTokens = (account: Address, amount: bigint): Instruction =>
  raw(lighthouse.address, [readonly(account)], [9, 0, 2], u64(amount), [4]);

/** `MemoryWrite`: opens a memory account at the payer's expense and copies there. No guard. */
export const writeMemory = (wallet: Address, memory: Address, source: Address): Instruction =>
  raw(
    lighthouse.address,
    [
      readonly(lighthouse.address),
      readonly(SYSTEM_PROGRAM_ADDRESS),
      payer(wallet),
      writable(memory),
      readonly(source),
    ],
    [0, 0, 254, 0, 0, 0, 0],
  );

/** `MemoryClose`: closes the memory account; its deposit goes to the payer. No guard. */
export const closeMemory = (wallet: Address, memory: Address): Instruction =>
  raw(
    lighthouse.address,
    [readonly(lighthouse.address), payer(wallet), writable(memory)],
    [1, 0, 254],
  );
