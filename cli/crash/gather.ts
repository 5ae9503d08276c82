import * as z from "zod";
import type { Evidence } from "./audit";
import { ledgerAt } from "./cluster";
import { readStore } from "./store";
import type { Listing, Stage } from "./stage";
import type { Database } from "@/lib/server/db/database";

/** What stood before the first purchase. */
export interface Opening {
  readonly buyers: readonly string[];
  readonly before: ReadonlyMap<string, bigint>;
  /** What had landed before and names a buyer: the faucet's gifts. */
  readonly landed: ReadonlySet<string>;
}

const balancesOf = async (
  { sandbox }: Stage,
  wallets: Iterable<string>,
): Promise<Map<string, bigint>> => {
  const ledger = ledgerAt(sandbox.rpc);
  const balances = new Map<string, bigint>();
  for (const wallet of new Set(wallets)) balances.set(wallet, await ledger.balance(wallet));
  return balances;
};

/** Takes down what everybody has, when all are there and nobody has bought. */
export const openBooks = async (
  stage: Stage,
  buyers: readonly string[],
  listings: readonly Listing[],
): Promise<Opening> => {
  const ledger = ledgerAt(stage.sandbox.rpc);
  const sellers = listings.map(({ sellerWallet }) => sellerWallet);
  const landed = new Set<string>();
  for (const buyer of buyers)
    for (const signature of await ledger.successes(buyer)) landed.add(signature);
  const before = await balancesOf(stage, [...buyers, ...sellers, stage.sandbox.treasury]);
  return { buyers, before, landed };
};

const statusSchema = z.object({ status: z.string() });

/** REALM's own word, past the app. */
const statusAtRealm = async ({ sandbox }: Stage, id: string): Promise<string> => {
  const answer = await fetch(`${sandbox.realm}/marketplace/purchases/${id}`, {
    headers: { "x-api-key": sandbox.platform.apiKey },
  });
  if (!answer.ok) throw new Error(`REALM does not tell of ${id}: ${answer.status}`);
  return statusSchema.parse(await answer.json()).status;
};

/** Asks store, cluster and REALM. */
export const gather = async (
  stage: Stage,
  database: Database,
  { buyers, before, landed: earlier }: Opening,
  wanted: readonly string[],
): Promise<Evidence> => {
  const ledger = ledgerAt(stage.sandbox.rpc);
  const purchases = await readStore(database);
  const landed = new Map<string, readonly string[]>();
  for (const buyer of buyers) {
    const signatures = await ledger.successes(buyer);
    landed.set(
      buyer,
      signatures.filter((signature) => !earlier.has(signature)),
    );
  }
  const holders = new Map<string, string | null>();
  const mints = purchases.flatMap(({ intent }) => intent?.receive.map(({ mint }) => mint) ?? []);
  for (const mint of new Set(mints)) holders.set(mint, await ledger.holder(mint));
  const realm = new Map<string, string>();
  for (const { realmPurchaseId: id } of purchases)
    if (id !== null) realm.set(id, await statusAtRealm(stage, id));
  return {
    purchases,
    before,
    after: await balancesOf(stage, before.keys()),
    landed,
    holders,
    realm,
    rent: await ledger.rent(),
    wanted,
    taken: stage.taken,
    cuts: stage.cuts,
  };
};
