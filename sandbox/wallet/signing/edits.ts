import { base58 } from "@scure/base";
import type { WalletMode } from "../mode";
import type { Account, EditableInstruction, EditableMessage } from "./message";

const SYSTEM = "11111111111111111111111111111111";
const COMPUTE_BUDGET = "ComputeBudget111111111111111111111111111111";
const LIGHTHOUSE = "L2TExMFKdjpN9kozasaurPirfHy9P8sbXoAN1qA3S95";
const RECENT_BLOCKHASHES = "SysvarRecentB1ockHashes11111111111111111111";
/** Whoever gains, pays or is asked where a wallet cheats; nobody has its key. */
const SOMEBODY_ELSE = "SomebodyE1se1111111111111111111111111111111";

/** Lighthouse's instructions by their first byte; what follows is the assertion itself. */
const guardTag = { memoryWrite: 0, memoryClose: 1, assertAccountInfo: 5 } as const;
/** Micro-lamports a unit: 0.0001 SOL for 100,000 units, and 0.1 SOL for them. */
const MODEST_PRICE = 1_000n;
const HUGE_PRICE = 1_000_000_000n;

export type Edit = (message: EditableMessage) => EditableMessage;

const u64 = (value: bigint): number[] =>
  Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(8 * index)) & 0xffn));

const readU64 = (data: Uint8Array, at: number): bigint =>
  new DataView(data.buffer, data.byteOffset, data.byteLength).getBigUint64(at, true);

const isTransfer = ({ program, data }: EditableInstruction): boolean =>
  program === SYSTEM && data.length === 12 && data[0] === 2;
const isUnitPrice = ({ program, data }: EditableInstruction): boolean =>
  program === COMPUTE_BUDGET && data.length === 9 && data[0] === 3;

const listed = (accounts: readonly Account[], ...added: readonly Account[]): readonly Account[] => [
  ...accounts,
  ...added.filter(({ address }) => !accounts.some((account) => account.address === address)),
];

const readonly = (address: string): Account => ({ address, signer: false, writable: false });
const writable = (address: string): Account => ({ address, signer: false, writable: true });

/** Puts an instruction in at a place, with the accounts the message does not list yet. */
const insert = (
  message: EditableMessage,
  at: number,
  instruction: EditableInstruction,
  accounts: readonly Account[],
): EditableMessage => ({
  ...message,
  accounts: listed(message.accounts, ...accounts),
  instructions: message.instructions.toSpliced(at, 0, instruction),
});

const feePayer = ({ accounts }: EditableMessage): string => accounts[0]?.address ?? "";

const withGuard =
  (tag: number, place: (count: number) => number): Edit =>
  (message) =>
    insert(
      message,
      place(message.instructions.length),
      { program: LIGHTHOUSE, accounts: [feePayer(message)], data: Uint8Array.of(tag, 0) },
      [readonly(LIGHTHOUSE)],
    );
const atEnd = (count: number): number => count;

const unitPrice = (price: bigint): EditableInstruction => ({
  program: COMPUTE_BUDGET,
  accounts: [],
  data: Uint8Array.of(3, ...u64(price)),
});

/** Another price a unit, made from the one that is set; put first where there is none. */
const withPrice =
  (change: (price: bigint | null) => bigint): Edit =>
  (message) => {
    const at = message.instructions.findIndex(isUnitPrice);
    const set = message.instructions[at];
    if (!set) return insert(message, 0, unitPrice(change(null)), [readonly(COMPUTE_BUDGET)]);
    const price = unitPrice(change(readU64(set.data, 1)));
    return { ...message, instructions: message.instructions.with(at, price) };
  };

const transfer = (from: string, to: string, amount: bigint): EditableInstruction => ({
  program: SYSTEM,
  accounts: [from, to],
  data: Uint8Array.of(2, 0, 0, 0, ...u64(amount)),
});

/** One lamport more in the first System transfer; another blockhash where there is none. */
const oneLamportMore: Edit = (message) => {
  const at = message.instructions.findIndex(isTransfer);
  const found = message.instructions[at];
  if (!found) return otherBlockhash(message);
  const amount = u64(readU64(found.data, 4) + 1n);
  const dearer = { ...found, data: Uint8Array.of(2, 0, 0, 0, ...amount) };
  return { ...message, instructions: message.instructions.with(at, dearer) };
};

const otherBlockhash: Edit = (message) => ({
  ...message,
  blockhash: message.blockhash.with(0, (message.blockhash[0] ?? 0) ^ 0xff),
});

/** All the fee payer signs: one transfer, of a lamport, to somebody else. */
const otherMessage: Edit = (message) => ({
  ...message,
  accounts: [...message.accounts.slice(0, 1), writable(SOMEBODY_ELSE), readonly(SYSTEM)],
  instructions: [transfer(feePayer(message), SOMEBODY_ELSE, 1n)],
  lookups: message.version === 0 ? Uint8Array.of(0) : message.lookups,
});

const addNonce: Edit = (message) =>
  insert(
    message,
    0,
    {
      program: SYSTEM,
      accounts: [SOMEBODY_ELSE, RECENT_BLOCKHASHES, feePayer(message)],
      data: Uint8Array.of(4, 0, 0, 0),
    },
    [writable(SOMEBODY_ELSE), readonly(RECENT_BLOCKHASHES), readonly(SYSTEM)],
  );

const otherFeePayer: Edit = (message) => ({
  ...message,
  accounts: [{ address: SOMEBODY_ELSE, signer: true, writable: true }, ...message.accounts],
});

/** Every table's address stands right behind the count, and behind the places of the one before. */
const otherTable: Edit = (message) => {
  const lookups = message.lookups.slice();
  if ((lookups[0] ?? 0) > 0) lookups.set(base58.decode(SOMEBODY_ELSE), 1);
  return { ...message, lookups };
};

/** How the modes that sign another message than they were given change it. */
export const edits: Readonly<Partial<Record<WalletMode, Edit>>> = {
  guardBefore: withGuard(guardTag.assertAccountInfo, () => 0),
  guardBetween: withGuard(guardTag.assertAccountInfo, (count) => Math.floor(count / 2)),
  guardAfter: withGuard(guardTag.assertAccountInfo, atEnd),
  memoryWrite: withGuard(guardTag.memoryWrite, atEnd),
  memoryClose: withGuard(guardTag.memoryClose, atEnd),
  addPriorityFee: withPrice((price) => (price === null ? MODEST_PRICE : price + 1n)),
  hugePriorityFee: withPrice(() => HUGE_PRICE),
  recompile: (message) => {
    const [first, ...others] = message.accounts;
    return { ...message, accounts: first ? [first, ...others.toReversed()] : [] };
  },
  flipMessage: oneLamportMore,
  otherMessage,
  extraTransfer: (message) =>
    insert(
      message,
      message.instructions.length,
      transfer(feePayer(message), SOMEBODY_ELSE, 1_000_000n),
      [writable(SOMEBODY_ELSE), readonly(SYSTEM)],
    ),
  dropInstruction: (message) => ({
    ...message,
    instructions: message.instructions.slice(0, -1),
  }),
  otherFeePayer,
  otherBlockhash,
  addNonce,
  otherTable,
};
