import type { Address } from "../solana";
import type { ReviewContext } from "./assess/context";
import { asSeen, type Entry } from "./effects/ledger";
import { decimalsOf, tokenLabel } from "./present";
import type { AccountState } from "./resolve/cluster-reader";
import { readTokenAccount, type TokenAccount } from "./resolve/token-state";
import type { BalanceChange } from "./types";

/** One account before and after the simulation; null where nothing was simulated. */
interface Sight {
  readonly before: AccountState | null;
  readonly after: AccountState | null;
}

const untouched: Entry = { lamports: 0n, tokens: 0n, slack: 0n, told: true, lifecycle: null };

const lifecycleOf = (entry: Entry, sight: Sight | null): BalanceChange["lifecycle"] => {
  if (sight === null) return entry.lifecycle;
  if (sight.before === null) return sight.after === null ? null : "created";
  return sight.after === null ? "closed" : null;
};

const tokenIn = (state: AccountState | null | undefined): TokenAccount | null =>
  readTokenAccount(state ?? null);

const changesOf = (
  context: ReviewContext,
  account: Address,
  entry: Entry,
  sight: Sight | null,
): BalanceChange[] => {
  const { wallet, intent, ownership, chain, expected } = context;
  const old = tokenIn(chain?.before?.get(account));
  const now = tokenIn(sight?.after);
  const move = expected.tokens.find(
    ({ source, destination }) => source === account || destination === account,
  );
  const held = now ?? ownership.holding(account);
  const mint = held?.mint ?? move?.mint ?? null;
  const holder = held?.owner ?? (mint && ownership.walletHolds(account, mint) ? wallet : null);
  const ours = account === wallet || holder === wallet;
  const lifecycle = lifecycleOf(entry, sight);
  const role = intent?.pay.payees.find(({ address }) => address === account)?.role ?? null;
  const sol: BalanceChange = {
    account,
    holder,
    ours,
    mint: "SOL",
    decimals: 9,
    expected: entry.told ? entry.lamports : null,
    observed: sight && (sight.after?.lamports ?? 0n) - (sight.before?.lamports ?? 0n),
    lifecycle,
    role,
    label: null,
  };
  if (mint === null) return [sol];
  const tokens: BalanceChange = {
    account,
    holder,
    ours,
    mint,
    decimals: decimalsOf(context, mint),
    expected: entry.told && entry.slack === 0n ? entry.tokens : null,
    observed: sight && (now?.amount ?? 0n) - (old?.amount ?? 0n),
    lifecycle,
    role,
    label: tokenLabel(context, mint),
  };
  return [sol, tokens];
};

/** Whether there is something to show: a change, or of the wallet's own that nobody can tell. */
const isChange = ({ expected, observed, ours }: BalanceChange): boolean =>
  expected === null && observed === null
    ? ours
    : (expected ?? 0n) !== 0n || (observed ?? 0n) !== 0n;

/**
 * Every balance that the instructions or the simulation change, stated beside observed, the wallet's
 * first. Without a simulation that ran through every observed amount is null.
 */
export const balanceChanges = (context: ReviewContext): readonly BalanceChange[] => {
  const { keys, chain, ledger, wallet } = context;
  const { before, after } = chain ?? {};
  const seen = before && after ? { before, after } : null;
  const { entries } = seen ? asSeen(ledger, seen.before, seen.after) : ledger;
  // What stands in a table that was not read has only the table's address.
  const hidden = new Set(keys.flatMap(({ address, unresolved }) => (unresolved ? [address] : [])));
  const accounts = new Set([wallet, ...entries.keys(), ...(seen?.after.keys() ?? [])]);
  const changes = [...accounts].flatMap((account) => {
    if (hidden.has(account)) return [];
    const first = seen?.before.get(account) ?? null;
    // What is not writable is as it was.
    const last = seen?.after.has(account) ? (seen.after.get(account) ?? null) : first;
    const sight = seen && { before: first, after: last };
    return changesOf(context, account, entries.get(account) ?? untouched, sight).filter(isChange);
  });
  return changes.toSorted((a, b) => Number(b.ours) - Number(a.ours));
};
