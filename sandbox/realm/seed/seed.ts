import type { Address } from "@solana/kit";
import { parseSol } from "@/lib/core/money";
import type { Work } from "../chain/client";
import { draftPurchase } from "../chain/draft";
import { licenceOf } from "../chain/licence";
import { mintLicence } from "../chain/mint-licence";
import type { Market } from "../market/context";
import type { RealmKeys, Wallet } from "../state/keys";
import { catalogue } from "./catalogue";
import type { Entry } from "./entry";
import { seededId, seededMoment } from "./identifiers";
import { purse, type Person } from "./people";

export interface SeedOptions {
  readonly market: Market;
  readonly keys: RealmKeys;
  /** Everyone with a wallet, the sellers' and REALM's own included. */
  readonly wallets: readonly Person[];
  readonly log: (line: string) => void;
}

const walletOf = (wallets: readonly Person[], name: string): Address => {
  const person = wallets.find((one) => one.name === name);
  if (!person) throw new Error(`nobody is named ${name}`);
  return person.wallet;
};

/** Licences live on one chain; a folder whose chain was swapped under it must not go on. */
const bindToCluster = async ({ store, chain }: Market): Promise<void> => {
  const genesis = await chain.rpc.getGenesisHash().send();
  const known = store.facts.get("genesis");
  if (known === null) store.facts.put("genesis", genesis);
  else if (known !== genesis) {
    throw new Error(
      "This data folder's market belongs to another cluster. Start over with --reset.",
    );
  }
};

const fundEveryone = async ({
  market: { store, chain },
  wallets,
  log,
}: SeedOptions): Promise<void> => {
  const poor = wallets.filter(({ wallet }) => store.facts.get(`funded ${wallet}`) === null);
  if (poor.length === 0) return;
  log(`funding ${poor.length} wallets`);
  await chain.fund(poor.map(({ name, wallet }) => ({ wallet, amount: purse(name) })));
  for (const { name, wallet } of poor) store.facts.put(`funded ${wallet}`, name);
};

const assetId = ({ type, name }: Entry): string => seededId(type === "model" ? "mod" : "inf", name);

const addAssets = ({ market: { store }, wallets }: SeedOptions): void => {
  for (const entry of catalogue) {
    const id = assetId(entry);
    if (store.assets.get(id)) continue;
    const { name, description, tags, style } = entry;
    const ownerWallet = walletOf(wallets, entry.seller);
    store.assets.put(id, {
      assetId: id,
      assetType: entry.type,
      ownerWallet,
      name,
      description,
      tags: [...tags],
      style,
    });
  }
};

const addListings = async ({ market, wallets, log }: SeedOptions): Promise<void> => {
  const { store, chain, escrow } = market;
  const missing = catalogue.flatMap((entry) => {
    const listingId = seededId("list", entry.name);
    return entry.price === null || store.listings.get(listingId)
      ? []
      : [{ ...entry, price: entry.price, listingId }];
  });
  if (missing.length === 0) return;
  log(`minting ${missing.length} licences`);
  const licences = await Promise.all(missing.map(() => mintLicence(chain, escrow)));
  await chain.land(licences.map(({ work }) => work));
  for (const [index, entry] of missing.entries()) {
    const made = licences[index];
    if (!made) throw new RangeError("one licence for each listing");
    store.listings.put(entry.listingId, {
      listingId: entry.listingId,
      assetId: assetId(entry),
      assetType: entry.type,
      sellerWallet: walletOf(wallets, entry.seller),
      price: parseSol(entry.price),
      description: entry.description,
      listingType: entry.state === "auction" ? "auction" : "fixed_price",
      status: "active",
      createdAt: new Date(seededMoment(entry.name, market.clock())).toISOString(),
      licenceMint: made.licence.mint,
    });
  }
  log(`${missing.length} listings seeded`);
};

/** Sells what the catalogue calls sold, with a real transaction, to a collector. */
const sellSome = async ({ market, keys }: SeedOptions): Promise<void> => {
  const { store, chain, escrow, treasury } = market;
  const collector: Wallet = keys.wallet("collector");
  const active = catalogue
    .filter(({ state }) => state === "sold")
    .flatMap(({ name }) => store.listings.get(seededId("list", name)) ?? [])
    .filter(({ status }) => status === "active");
  const work = active.map(async (listing): Promise<Work> => {
    const { parts } = await draftPurchase({
      purchaseId: listing.listingId.replace("list", "pur"),
      buyer: collector.address,
      seller: listing.sellerWallet,
      treasury,
      escrow: escrow.address,
      licence: licenceOf(listing),
      price: listing.price,
    });
    const instructions = parts.map(({ instruction }) => instruction);
    return { payer: collector, signers: [escrow.keyPair], instructions };
  });
  const signatures = await chain.land(await Promise.all(work));
  for (const [index, listing] of active.entries()) {
    const signature = signatures[index];
    if (signature === undefined) throw new RangeError("one signature for each transaction");
    store.listings.put(listing.listingId, {
      ...listing,
      status: "sold",
      solanaTxSignature: signature,
    });
  }
};

/**
 * Fills the market: wallets with SOL, assets, licences in escrow, listings, two sales. Each step
 * leaves alone what is there already, so that it can be interrupted and repeated.
 * @throws Error where the folder's market belongs to another cluster.
 */
export const seedMarket = async (options: SeedOptions): Promise<void> => {
  await bindToCluster(options.market);
  await fundEveryone(options);
  addAssets(options);
  await addListings(options);
  await sellSome(options);
};
