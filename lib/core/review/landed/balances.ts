import type { Address } from "../../solana";
import type { BalanceChange } from "../types";
import type { LandedMeta, LandedTokenBalance } from "./answer";

const SOL_DECIMALS = 9;

const solChanges = (
  keys: readonly Address[],
  { preBalances, postBalances }: LandedMeta,
  wallet: Address | null,
): BalanceChange[] =>
  keys.flatMap((account, index) => {
    const before = preBalances[index];
    const after = postBalances[index];
    if (before === undefined || after === undefined || before === after) return [];
    return {
      account,
      holder: null,
      ours: account === wallet,
      mint: "SOL" as const,
      decimals: SOL_DECIMALS,
      expected: null,
      observed: after - before,
      lifecycle: before === 0n ? ("created" as const) : after === 0n ? ("closed" as const) : null,
      role: null,
      label: null,
    };
  });

const amountOf = (balance: LandedTokenBalance | undefined): bigint =>
  BigInt(balance?.uiTokenAmount.amount ?? "0");

const tokenChanges = (
  keys: readonly Address[],
  { preTokenBalances, postTokenBalances }: LandedMeta,
  wallet: Address | null,
): BalanceChange[] => {
  const before = new Map(preTokenBalances?.map((balance) => [balance.accountIndex, balance]));
  const after = new Map(postTokenBalances?.map((balance) => [balance.accountIndex, balance]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((index) => {
    const account = keys[index];
    const balance = after.get(index) ?? before.get(index);
    const change = amountOf(after.get(index)) - amountOf(before.get(index));
    if (account === undefined || balance === undefined || change === 0n) return [];
    const holder = balance.owner ?? null;
    return {
      account,
      holder,
      ours: holder !== null && holder === wallet,
      mint: balance.mint,
      decimals: balance.uiTokenAmount.decimals,
      expected: null,
      observed: change,
      lifecycle: before.has(index)
        ? after.has(index)
          ? null
          : ("closed" as const)
        : ("created" as const),
      role: null,
      label: null,
    };
  });
};

/**
 * Every balance that a landed transaction changed, by the node's own figures, the wallet's first.
 * Nothing is expected of it any more, so `expected` is null throughout.
 */
export const landedChanges = (
  keys: readonly Address[],
  meta: LandedMeta,
  wallet: Address | null,
): readonly BalanceChange[] =>
  [...solChanges(keys, meta, wallet), ...tokenChanges(keys, meta, wallet)].toSorted(
    (a, b) => Number(b.ours) - Number(a.ours),
  );
