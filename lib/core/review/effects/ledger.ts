import type { Address } from "../../solana";
import { NATIVE_MINTS } from "../programs/addresses";
import type { Accounts } from "../resolve/gather";
import { readMint, readTokenAccount } from "../resolve/token-state";
import { associatedBytes, depositFor, nativeReserve } from "./rent";
import type { Closing, Step, Sync, TokenAccountCreation, TokenMove, Unwrapping } from "./steps";

/** How the instructions change one account. */
export interface Entry {
  /** Lamports. */
  lamports: bigint;
  /** Base units of the token it holds; the least, where the mint is about to change its fee. */
  tokens: bigint;
  /** How many base units more it may be. */
  slack: bigint;
  /** False: it may change in a way that no instruction tells, or by an amount that is not known. */
  told: boolean;
  lifecycle: "created" | "closed" | null;
}

/** Lamports that make an account exist. */
export interface Deposit {
  readonly payer: Address;
  readonly account: Address;
  readonly amount: bigint;
}

export interface Ledger {
  readonly entries: ReadonlyMap<Address, Readonly<Entry>>;
  /** For associated accounts that do not exist yet. */
  readonly deposits: readonly Deposit[];
}

interface Book {
  readonly before: Accounts | null;
  readonly entries: Map<Address, Entry>;
  readonly deposits: Deposit[];
  /** Token accounts made on the way, with what a wrapped one would keep as its deposit. */
  readonly made: Map<Address, { readonly mint: Address; readonly reserve: bigint }>;
}

const entryOf = ({ entries }: Book, account: Address): Entry => {
  const found = entries.get(account);
  if (found) return found;
  const entry: Entry = { lamports: 0n, tokens: 0n, slack: 0n, told: true, lifecycle: null };
  entries.set(account, entry);
  return entry;
};

const tokenBefore = ({ before }: Book, account: Address) =>
  readTokenAccount(before?.get(account) ?? null);

/** What it holds at this step; null where nobody said what it held before. */
const heldLamports = (book: Book, account: Address): bigint | null => {
  const state = book.before?.get(account);
  if (state === undefined && !book.made.has(account)) return null;
  return (state?.lamports ?? 0n) + entryOf(book, account).lamports;
};

const heldTokens = (book: Book, account: Address): bigint | null =>
  book.before?.has(account)
    ? (tokenBefore(book, account)?.amount ?? 0n) + entryOf(book, account).tokens
    : null;

const isNative = (book: Book, account: Address | null, mint: Address | null = null): boolean => {
  const known =
    mint ?? (account && (book.made.get(account)?.mint ?? tokenBefore(book, account)?.mint)) ?? null;
  return known !== null && NATIVE_MINTS.has(known);
};

const moveSol = (book: Book, from: Address, to: Address, amount: bigint): void => {
  entryOf(book, from).lamports -= amount;
  entryOf(book, to).lamports += amount;
};

const moveTokens = (book: Book, move: TokenMove): void => {
  const { source, destination, amount, fee, leastFee } = move;
  if (source !== null) entryOf(book, source).tokens -= amount;
  if (destination !== null) {
    const entry = entryOf(book, destination);
    entry.tokens += amount - fee;
    entry.slack += fee - leastFee;
  }
  // Wrapped SOL takes its lamports along.
  if (source !== null && destination !== null && isNative(book, source, move.mint))
    moveSol(book, source, destination, amount);
};

/** The wrapped amount becomes the lamports beyond the deposit. */
const sync = (book: Book, { account }: Pick<Sync, "account">): void => {
  const entry = entryOf(book, account);
  const held = heldLamports(book, account);
  const { reserve } = book.made.get(account) ?? {
    reserve: nativeReserve(book.before?.get(account) ?? null),
  };
  if (held === null) entry.told = false;
  else entry.tokens = held - reserve - (tokenBefore(book, account)?.amount ?? 0n);
};

const create = (book: Book, creation: TokenAccountCreation): void => {
  const { account, mint, payer, tokenProgram } = creation;
  const entry = entryOf(book, account);
  const existed = tokenBefore(book, account) !== null;
  // The program only confirms one that is there.
  if (entry.lifecycle === null ? existed : book.made.has(account)) return;
  const deposit = depositFor(
    associatedBytes(tokenProgram, readMint(book.before?.get(mint) ?? null)),
  );
  book.made.set(account, { mint, reserve: deposit });
  entry.lifecycle = existed ? null : "created";
  if (payer !== null) {
    const missing = deposit - (heldLamports(book, account) ?? 0n);
    if (missing > 0n) {
      moveSol(book, payer, account, missing);
      book.deposits.push({ payer, account, amount: missing });
    }
  }
  if (NATIVE_MINTS.has(mint)) sync(book, { account });
};

const close = (book: Book, { account, destination }: Closing): void => {
  const entry = entryOf(book, account);
  const held = heldLamports(book, account);
  if (held === null) {
    entry.told = false;
    entryOf(book, destination).told = false;
  } else moveSol(book, account, destination, held);
  if (isNative(book, account)) entry.tokens = -(tokenBefore(book, account)?.amount ?? 0n);
  entry.lifecycle = entry.lifecycle === "created" ? null : "closed";
  book.made.delete(account);
};

const unwrap = (book: Book, { account, destination, amount }: Unwrapping): void => {
  const unwrapped = amount ?? heldTokens(book, account);
  if (unwrapped === null) {
    entryOf(book, account).told = false;
    entryOf(book, destination).told = false;
    return;
  }
  entryOf(book, account).tokens -= unwrapped;
  moveSol(book, account, destination, unwrapped);
};

const take = (book: Book, step: Step): void => {
  switch (step.effect) {
    case "sol":
      moveSol(book, step.from, step.to, step.amount);
      if (step.kind === "create") entryOf(book, step.to).lifecycle = "created";
      return;
    case "token":
      moveTokens(book, step);
      return;
    case "creation":
      create(book, step);
      return;
    case "closing":
      close(book, step);
      return;
    case "sync":
      sync(book, step);
      return;
    case "unwrapping":
      unwrap(book, step);
      return;
    case "untold":
      for (const account of step.accounts) entryOf(book, account).told = false;
  }
};

/**
 * Goes through the transaction step by step, from what the accounts hold before it, as the programs
 * do: what is closed gives away what it holds by then, what exists is not paid for again.
 * @param before null offline: then every account to be created is taken for new
 * @param fee lamports, the network fee
 */
export const ledgerOf = (
  steps: readonly Step[],
  before: Accounts | null,
  { payer, fee }: { readonly payer: Address; readonly fee: bigint },
): Ledger => {
  const book: Book = { before, entries: new Map(), deposits: [], made: new Map() };
  entryOf(book, payer).lamports -= fee;
  for (const step of steps) take(book, step);
  return book;
};

/**
 * The same with deposits as they were seen: a cluster may ask for less than the usual one, and what
 * an account got less than stated, its payer kept.
 */
export const asSeen = (
  { entries, deposits }: Ledger,
  before: Accounts,
  after: Accounts,
): Ledger => {
  const seen = new Map([...entries].map(([account, entry]) => [account, { ...entry }]));
  return {
    entries: seen,
    deposits: deposits.map((deposit) => {
      const { account, payer, amount } = deposit;
      const state = after.get(account);
      const entry = seen.get(account);
      const payers = seen.get(payer);
      if (!state || !entry || !payers) return deposit;
      const less = entry.lamports - (state.lamports - (before.get(account)?.lamports ?? 0n));
      if (less <= 0n || less > amount) return deposit;
      entry.lamports -= less;
      payers.lamports += less;
      return { ...deposit, amount: amount - less };
    }),
  };
};
