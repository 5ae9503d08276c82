import { isEnd } from "@/lib/core/purchase";
import type { Stored } from "./store";

/** What store, cluster and REALM say when everything has come to rest. Amounts are lamports. */
export interface Evidence {
  readonly purchases: readonly Stored[];
  /** Of everybody who bought, sold or took a fee, before the first purchase. */
  readonly before: ReadonlyMap<string, bigint>;
  readonly after: ReadonlyMap<string, bigint>;
  /** Signatures of what has landed since, without an error, by the buyer it names. */
  readonly landed: ReadonlyMap<string, readonly string[]>;
  /** Who holds each mint's only token; null where nobody alone does. */
  readonly holders: ReadonlyMap<string, string | null>;
  /** REALM's status of each of its purchases, by its own id. */
  readonly realm: ReadonlyMap<string, string>;
  /** What a token account keeps. */
  readonly rent: bigint;
  /** Listings that somebody went on buying to the end. */
  readonly wanted: readonly string[];
  /** Signatures of the payments that the cluster has taken from the app. */
  readonly taken: ReadonlySet<string>;
  /** When the cluster was cut, which may lose what it had taken, or lost it. */
  readonly cuts: readonly Date[];
}

const named = ({ id, state }: Stored): string => `purchase ${id} (${state})`;

const isOwned = ({ state }: Stored): boolean => state === "owned";

/** One end, reached once, by a chain of transitions without a gap. */
const restless = (purchase: Stored): string[] => {
  const { history, state, notice } = purchase;
  const ends = history.filter(({ from, to }) => isEnd(to) && from !== to);
  const gap = history.some(({ from }, index) => from !== (history[index - 1]?.to ?? null));
  return [
    ...(isEnd(state) ? [] : [`${named(purchase)} has not ended`]),
    ...(ends.length > 1 ? [`${named(purchase)} has ended ${ends.length} times`] : []),
    ...(gap || history.at(-1)?.to !== state ? [`${named(purchase)} has a gap in its history`] : []),
    ...(notice === null ? [] : [`${named(purchase)} is disputed`]),
  ];
};

/** What the store says that everybody's balance must have changed by. */
const expectedChanges = ({ purchases, rent }: Evidence): Map<string, bigint> => {
  const changes = new Map<string, bigint>();
  const add = (wallet: string, amount: bigint): void => {
    changes.set(wallet, (changes.get(wallet) ?? 0n) + amount);
  };
  for (const { wallet, state, intent, networkFee, ...purchase } of purchases) {
    // Where it failed on chain, the network's fee was taken all the same.
    if (state === "owned" || state === "failed") add(wallet, -(networkFee ?? 0n));
    if (state !== "owned") continue;
    add(wallet, 0n - purchase.price - rent * BigInt(intent?.receive.length ?? 0));
    for (const { address, amount } of intent?.pay.payees ?? []) add(address, amount);
  }
  return changes;
};

const wrongBalances = (evidence: Evidence): string[] => {
  const expected = expectedChanges(evidence);
  return [...evidence.before].flatMap(([wallet, before]) => {
    const change = (evidence.after.get(wallet) ?? 0n) - before;
    const due = expected.get(wallet) ?? 0n;
    if (change === due) return [];
    return [`${wallet}: ${change} lamports on the cluster, ${due} in the store`];
  });
};

/** What has landed is exactly what the store calls owned: nobody paid twice, or for nothing. */
const wrongPayments = ({ purchases, landed }: Evidence): string[] => {
  const owned = new Set(purchases.filter(isOwned).map(({ signature }) => signature));
  const seen = [...landed].flatMap(([buyer, signatures]) =>
    signatures.map((signature) => ({ buyer, signature })),
  );
  const missing = purchases.filter(
    (purchase) =>
      isOwned(purchase) && !seen.some(({ signature }) => signature === purchase.signature),
  );
  return [
    ...seen
      .filter(({ signature }) => !owned.has(signature))
      .map(({ buyer, signature }) => `${buyer} paid with ${signature}, and owns nothing for it`),
    ...missing.map((purchase) => `${named(purchase)} was never paid`),
  ];
};

const wrongLicences = ({ purchases, holders }: Evidence): string[] =>
  purchases
    .filter(isOwned)
    .flatMap((purchase) =>
      (purchase.intent?.receive ?? [])
        .filter(({ mint }) => holders.get(mint) !== purchase.wallet)
        .map(({ mint }) => `${named(purchase)} does not hold its licence ${mint}`),
    );

const wrongAtRealm = ({ purchases, realm }: Evidence): string[] =>
  purchases.flatMap((purchase) => {
    const { realmPurchaseId } = purchase;
    const status = realmPurchaseId === null ? "unknown" : (realm.get(realmPurchaseId) ?? "unknown");
    return (status === "completed") === isOwned(purchase)
      ? []
      : [`${named(purchase)} is ${status} at REALM`];
  });

/** When it was signed and when it ran out; null where it did not come to both. */
const ranOut = ({ history }: Stored): { readonly from: Date; readonly to: Date } | null => {
  const signed = history.find(({ to }) => to === "signed");
  const expired = history.find(({ to }) => to === "expired");
  return signed && expired ? { from: signed.at, to: expired.at } : null;
};

/**
 * Ran out although the cluster had taken the payment, and was not cut before it could land. Where it was
 * never taken while its blockhash lived, nobody paid: whoever was killed then, the one who signed has seen
 * it accepted and gone away, so that nobody buys it again.
 */
const isLost = (purchase: Stored, { taken, cuts }: Evidence): boolean => {
  const span = ranOut(purchase);
  if (span === null || purchase.signature === null || !taken.has(purchase.signature)) return false;
  return !cuts.some((at) => at >= span.from && at <= span.to);
};

/** Of what was wanted to the end, the share that may run out without a fault of the app's; one always may. */
const UNOWNED_SHARE = 0.05;

const wrongOwners = (evidence: Evidence): string[] => {
  const { purchases, wanted } = evidence;
  const owners = new Map<string, number>();
  for (const { listingId } of purchases.filter(isOwned))
    owners.set(listingId, (owners.get(listingId) ?? 0) + 1);
  const expired = new Set(
    purchases.filter((one) => ranOut(one) !== null).map(({ listingId }) => listingId),
  );
  const unowned = new Set(wanted.filter((listingId) => !owners.has(listingId))).size;
  const tooMany = unowned > Math.max(1, Math.ceil(wanted.length * UNOWNED_SHARE));
  return [
    ...purchases
      .filter((one) => isLost(one, evidence))
      .map((one) => `${named(one)} ran out, and the cluster had taken its payment`),
    ...(tooMany ? [`${unowned} of ${wanted.length} wanted to the end have no owner`] : []),
    ...[...owners]
      .filter(([, count]) => count > 1)
      .map(([listingId, count]) => `${listingId} was sold ${count} times`),
    ...wanted
      .filter((listingId) => !owners.has(listingId) && !expired.has(listingId))
      .map((listingId) => `${listingId} was wanted to the end, and nobody has it`),
  ];
};

/** Everything that is not as it must be; empty where nothing was lost and nothing happened twice. */
export const faultsIn = (evidence: Evidence): readonly string[] => [
  ...evidence.purchases.flatMap(restless),
  ...wrongBalances(evidence),
  ...wrongPayments(evidence),
  ...wrongLicences(evidence),
  ...wrongAtRealm(evidence),
  ...wrongOwners(evidence),
];
