import { bytesToHex } from "@noble/hashes/utils.js";
import type { Intent } from "../../intent";
import { formatSol } from "../../money";
import type { Address } from "../../solana";
import { describeInstructions } from "../decode/instructions";
import { accountKeys, type AccountKey } from "../decode/keys";
import { decodeTransaction, type DecodedTransaction } from "../decode/transaction";
import { expectedEffects, type Expected } from "../effects/expected";
import { agreedLegs, sumOf, transfersTo } from "../effects/legs";
import { ruleTable } from "../rule-table";
import type { Finding } from "../types";

/** A token balance of getTransaction's meta, parsed. */
export interface TokenBalance {
  readonly accountIndex: number;
  readonly mint: Address;
  readonly owner: Address | null;
  /** Base units. */
  readonly amount: bigint;
}

/** getTransaction's meta, parsed. Balances in lamports, by account index. */
export interface ConfirmedMeta {
  /** The node's TransactionError JSON, or null. */
  readonly err: unknown;
  readonly fee: bigint;
  readonly preBalances: readonly bigint[];
  readonly postBalances: readonly bigint[];
  readonly preTokenBalances: readonly TokenBalance[];
  readonly postTokenBalances: readonly TokenBalance[];
  readonly loadedAddresses: {
    readonly writable: readonly Address[];
    readonly readonly: readonly Address[];
  };
}

const finding = (message: string, facts: Readonly<Record<string, string>> = {}): Finding => ({
  rule: "CHAIN-01",
  severity: ruleTable["CHAIN-01"].severity,
  instruction: null,
  message,
  facts,
});

/** Change of each account in lamports. */
const solChanges = (keys: readonly Address[], meta: ConfirmedMeta): ReadonlyMap<Address, bigint> =>
  new Map(
    keys.flatMap((key, index) => {
      const before = meta.preBalances[index];
      const after = meta.postBalances[index];
      return before === undefined || after === undefined ? [] : [[key, after - before] as const];
    }),
  );

const tokenChanges = (meta: ConfirmedMeta, owner: Address): ReadonlyMap<Address, bigint> => {
  const changes = new Map<Address, bigint>();
  const add = (balances: readonly TokenBalance[], sign: bigint): void => {
    for (const balance of balances) {
      if (balance.owner !== owner) continue;
      changes.set(balance.mint, (changes.get(balance.mint) ?? 0n) + sign * balance.amount);
    }
  };
  add(meta.preTokenBalances, -1n);
  add(meta.postTokenBalances, 1n);
  return changes;
};

/** Keys in index order, with what the node loaded from lookup tables; null where it did not say. */
const confirmedKeys = (
  transaction: DecodedTransaction,
  { writable, readonly }: ConfirmedMeta["loadedAddresses"],
): readonly AccountKey[] | null => {
  const keys = accountKeys(transaction, new Map());
  const loaded = [...writable, ...readonly];
  if (keys.length !== transaction.staticKeys.length + loaded.length) return null;
  return keys.map((key, index) => {
    const address = loaded[index - transaction.staticKeys.length];
    return address === undefined ? key : { address, signer: false, writable: key.writable };
  });
};

/**
 * The wallet's transfers to each payee have to be the agreed ones. More than that may reach a payee
 * out of somebody else's pocket; less only where it signed and so could spend it at once.
 */
const payments = (
  changes: ReadonlyMap<Address, bigint>,
  expected: Expected,
  signers: ReadonlySet<Address>,
  intent: Intent,
): Finding[] =>
  agreedLegs(intent).flatMap(({ address, role, amount }) => {
    if (address === intent.wallet) return [];
    const paid = sumOf(transfersTo(expected, intent.wallet, address));
    const change = changes.get(address) ?? 0n;
    const got = paid !== amount || signers.has(address) ? paid : change;
    if (paid === amount && got >= amount) return [];
    const facts = { recipient: address, agreed: amount.toString(), got: got.toString() };
    return [finding(`The ${role} got ${formatSol(got)} SOL, not ${formatSol(amount)} SOL.`, facts)];
  });

/** The wallet may have got lamports back, never spent more than price, fee and deposit. */
const spending = (
  changes: ReadonlyMap<Address, bigint>,
  fee: bigint,
  intent: Intent,
): Finding[] => {
  const spent = -(changes.get(intent.wallet) ?? 0n);
  if (spent <= intent.pay.total + fee + intent.limits.accountRent) return [];
  const facts = {
    agreed: intent.pay.total.toString(),
    fee: fee.toString(),
    spent: spent.toString(),
  };
  return [
    finding(
      `The wallet spent ${formatSol(spent)} SOL, which price, fee and deposit do not explain.`,
      facts,
    ),
  ];
};

/** What an agreed holder, or the very account agreed, got of a mint. */
const gained = (
  keys: readonly AccountKey[],
  meta: ConfirmedMeta,
  { mint, to }: Intent["give"][number],
): bigint => {
  const sum = (balances: readonly TokenBalance[]): bigint =>
    balances
      .filter(
        (balance) =>
          balance.mint === mint &&
          (balance.owner === to || keys[balance.accountIndex]?.address === to),
      )
      .reduce((total, { amount }) => total + amount, 0n);
  return sum(meta.postTokenBalances) - sum(meta.preTokenBalances);
};

const tokens = (
  changes: ReadonlyMap<Address, bigint>,
  keys: readonly AccountKey[],
  meta: ConfirmedMeta,
  { receive, give }: Intent,
): Finding[] => [
  ...receive.flatMap(({ mint, amount, label }) => {
    const got = changes.get(mint) ?? 0n;
    const facts = { mint, promised: amount.toString(), got: got.toString() };
    return got >= amount ? [] : [finding(`The ${label} did not arrive in the wallet.`, facts)];
  }),
  ...give.flatMap((gift) => {
    const got = gained(keys, meta, gift);
    const facts = { mint: gift.mint, agreed: gift.amount.toString(), got: got.toString() };
    return got >= gift.amount
      ? []
      : [finding(`The ${gift.label} did not reach ${gift.to}.`, facts)];
  }),
  ...[...changes].flatMap(([mint, change]) => {
    const agreed = give
      .filter((gift) => gift.mint === mint)
      .reduce((sum, { amount }) => sum + amount, 0n);
    const facts = { mint, change: change.toString() };
    return -change > agreed ? [finding(`The token ${mint} left the wallet.`, facts)] : [];
  }),
];

/**
 * CHAIN-01: the confirmed transaction against the one that was broadcast, and its effects against
 * the intent. Empty: the purchase may be settled. Never throws for any bytes.
 */
export const assessConfirmed = (input: {
  readonly broadcast: Uint8Array;
  readonly confirmed: Uint8Array;
  readonly meta: ConfirmedMeta;
  readonly intent: Intent;
}): readonly Finding[] => {
  const { broadcast, confirmed, meta, intent } = input;
  if (bytesToHex(broadcast) !== bytesToHex(confirmed)) {
    return [finding("The confirmed transaction is not the one that was sent.")];
  }
  const decoded = decodeTransaction(confirmed);
  if (!decoded.ok)
    return [finding("The confirmed transaction does not decode.", { reason: decoded.reason })];
  if (meta.err !== null && meta.err !== undefined) {
    return [
      finding("The transaction was confirmed as failed.", { error: JSON.stringify(meta.err) }),
    ];
  }
  const { transaction } = decoded;
  const keys = confirmedKeys(transaction, meta.loadedAddresses);
  if (keys === null) {
    return [finding("The answer does not name the accounts that stand in lookup tables.")];
  }
  if (meta.preBalances.length !== keys.length || meta.postBalances.length !== keys.length) {
    return [finding("The answer does not tell the balance of every account.")];
  }
  const changes = solChanges(
    keys.map(({ address }) => address),
    meta,
  );
  const expected = expectedEffects(describeInstructions(transaction, keys));
  const signers = new Set(keys.flatMap(({ address, signer }) => (signer ? [address] : [])));
  const fee = keys[0]?.address === intent.wallet ? meta.fee : 0n;
  return [
    ...payments(changes, expected, signers, intent),
    ...spending(changes, fee, intent),
    ...tokens(tokenChanges(meta, intent.wallet), keys, meta, intent),
  ];
};
