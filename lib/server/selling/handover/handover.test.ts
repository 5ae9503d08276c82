import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { lamports } from "@/lib/core/money";
import type { Address } from "@/lib/core/solana";
import { handovers, handoverTransitions, ownListings } from "@/lib/server/db/schema/own-listings";
import { notifications } from "@/lib/server/db/schema/notifications";
import { newBuyer, type Buyer } from "@/lib/server/purchases/testing/buyer";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { openTestMarket, type TestMarket } from "@/lib/server/purchases/testing/market";
import { createRealmClient, fixedAccess, type RealmClient } from "@/lib/server/realm";
import { createUpstream } from "@/lib/server/upstream";
import { cancelListing } from "../cancel";
import type { SellingContext } from "../context";
import { createListing } from "../create";
import { claimDueRows } from "../store/lease";
import { findRow, type Row } from "../store/rows";
import { tokensHeld } from "../testing/tokens-held";
import { workOn } from "../worker";
import { acceptSigned } from "./accept";
import { closeHandover } from "./close";
import { startHandover } from "./start";
import {
  findHandover,
  latestHandoverOf,
  openHandoverOf,
  openHandoversOf,
  type Handover,
} from "./store";
import { advanceHandover, claimDueHandovers } from "./worker";

const MODEL = "3f1c8a52-6f0c-4c11-9a53-5d2f3a1b8c90";

let market: TestMarket;
let context: SellingContext;
let seller: Buyer;
let realm: RealmClient;
let assetId: string;
const upstreams: { close(): Promise<void> }[] = [];

/** A REALM account of a creator's, by its place. */
const account = (): RealmClient => {
  const [creator] = market.sandbox.creators;
  if (!creator) throw new Error("the sandbox has creators");
  const upstream = createUpstream({
    name: "realm",
    address: new URL(market.sandbox.realm),
    log: () => undefined,
  });
  upstreams.push(upstream);
  return createRealmClient(upstream, fixedAccess(creator));
};

beforeAll(async () => {
  market = await openTestMarket();
  seller = newBuyer(await market.sandbox.secretOf("Creator 1"));
  realm = account();
  const { models } = await realm.listModels({ limit: 100 });
  assetId = models.find(({ name }) => name === "Glass Orchard")?.modelId ?? "";
  const { database, chain, log } = market.context;
  context = {
    ...{ database, chain, log },
    realmOf: () => realm,
    listingNow: (listingId) => realm.getListing(listingId),
    onMarketOf: () => Promise.resolve({ listings: [], among: null }),
    modelOf: async () => {
      const told = await realm.getModel(assetId);
      return {
        ...told,
        ...{ id: MODEL, baseModel: null, lastTrainedAt: null, trainingJobId: null },
      };
    },
    handoverPolicy: () => ({
      cluster: "localnet",
      escrow: market.sandbox.escrow,
      networkFee: lamports(100_000n),
      accountRent: lamports(5_000_000n),
    }),
    forgetListing: () => undefined,
    forgetPages: () => undefined,
    now: () => new Date(),
    wake: () => undefined,
  };
}, 120_000);
afterAll(async () => {
  await Promise.all(upstreams.map((upstream) => upstream.close()));
  await market.close();
});

const handoverMode = (mode: "off" | "honest" | "drain") =>
  market.sandbox.command("POST", "/listing/handover", { mode });

// What an earlier story left for sale is gone.
beforeEach(async () => {
  await handoverMode("off");
  const { listings } = await realm.searchListings({ limit: 100 });
  for (const one of listings) if (one.assetId === assetId) await realm.cancelListing(one.listingId);
  await handoverMode("honest");
  for (const table of [handoverTransitions, handovers, ownListings])
    await context.database.delete(table);
});

const list = (using = context): Promise<Row> =>
  createListing(using, seller.wallet, {
    key: crypto.randomUUID(),
    modelId: MODEL,
    price: lamports(1_500_000_000n),
    description: "",
    listingType: "fixed_price",
  });

const row = async (id: string): Promise<Row> => {
  const found = await findRow(context.database, id);
  if (!found) throw new Error("no such listing");
  return found;
};

/** Lets the worker's steps go on until this handover is in a state. */
const until = async (id: string, state: Handover["state"]): Promise<void> => {
  const look = async (): Promise<string | undefined> => {
    for (const due of await claimDueHandovers(context, 10)) await advanceHandover(context, due);
    return (await findHandover(context.database, id))?.state;
  };
  await expect.poll(look, { timeout: 30_000, interval: 100 }).toBe(state);
};

const sign = (handover: Handover, using = context): Promise<Handover> =>
  acceptSigned(using, seller.wallet, handover.id, seller.sign(handover.transaction));

/** Puts the model on the market, signature and all. */
const listed = async (): Promise<Row> => {
  const { id } = await list();
  const handover = await startHandover(context, seller.wallet, id, "list");
  await sign(handover);
  await until(handover.id, "done");
  return row(id);
};

const held = (owner: Address, mint: string | null) => tokensHeld(market.cluster, owner, mint);

describe("a listing that its seller signs", () => {
  it("is for sale once the licence is in escrow, and taken off once it is back, each signed once", async () => {
    const made = await list();
    expect(made).toMatchObject({ state: "signing" });
    expect(await held(market.sandbox.escrow, made.licenceMint)).toBe(0n);
    const handover = await startHandover(context, seller.wallet, made.id, "list");
    expect((await startHandover(context, seller.wallet, made.id, "list")).id).toBe(handover.id);
    await Promise.all([sign(handover), sign(handover)]);
    await until(handover.id, "done");
    const active = await row(made.id);
    expect(active.state).toBe("active");
    expect(await held(market.sandbox.escrow, active.licenceMint)).toBe(1n);
    const listingId = active.listingId ?? "";
    expect((await realm.getListing(listingId)).status).toBe("active");

    expect((await cancelListing(context, seller.wallet, listingId)).state).toBe("cancelling");
    const back = await startHandover(context, seller.wallet, made.id, "cancel");
    expect(back.kind).toBe("cancel");
    await sign(back);
    await until(back.id, "done");
    expect((await row(made.id)).state).toBe("cancelled");
    expect(await held(seller.wallet, active.licenceMint)).toBe(1n);
    expect((await realm.getListing(listingId)).status).toBe("cancelled");
    const history = await context.database.select().from(handoverTransitions);
    expect(history.map(({ event }) => event)).toEqual([
      ...["prepare", "sign", "broadcast", "land", "finish"],
      ...["prepare", "sign", "broadcast", "land", "finish"],
    ]);
  }, 60_000);

  it("that would take SOL along is refused on the server too, never sent, and stays unlisted", async () => {
    await handoverMode("drain");
    const made = await list();
    const handover = await startHandover(context, seller.wallet, made.id, "list");
    const before = await market.balance(seller.wallet);
    expect(await codeOf(sign(handover))).toBe("HANDOVER_REFUSED");
    expect(await market.balance(seller.wallet)).toBe(before);
    expect((await findHandover(context.database, handover.id))?.state).toBe("refused");
    expect((await row(made.id)).state).toBe("signing");
    expect(await codeOf(realm.getListing(made.listingId ?? ""))).toBe("LISTING_NOT_FOUND");
  });

  it("and was changed after it was read, or is not sold as was asked, is refused", async () => {
    const made = await list();
    const handover = await startHandover(context, seller.wallet, made.id, "list");
    const altered = seller.signAltered(handover.transaction, 1);
    expect(await codeOf(acceptSigned(context, seller.wallet, handover.id, altered))).toBe(
      "HANDOVER_REFUSED",
    );
    const again = await startHandover(context, seller.wallet, made.id, "list");
    await context.database.update(ownListings).set({ price: made.price + 1n });
    expect(await codeOf(sign(again))).toBe("HANDOVER_REFUSED");
  });

  it("lands once though the process died before sending, and nobody but its seller may sign it", async () => {
    const made = await list();
    const handover = await startHandover(context, seller.wallet, made.id, "list");
    const other = newBuyer();
    expect(await codeOf(acceptSigned(context, other.wallet, handover.id, "AA=="))).toBe(
      "HANDOVER_NOT_FOUND",
    );
    expect(await codeOf(startHandover(context, other.wallet, made.id, "list"))).toBe(
      "HANDOVER_NOT_FOUND",
    );
    const broadcast = () => Promise.reject(new CodedError("CHAIN_UNAVAILABLE", "power cut"));
    const cut = { ...context, chain: { ...context.chain, broadcast } };
    expect((await sign(handover, cut)).state).toBe("signed");
    // Another tab's clock ran out: what is signed is the chain's to end.
    const close = () => codeOf(closeHandover(context, seller.wallet, handover.id, "expired"));
    expect(await close()).toBe("HANDOVER_STATE");
    await until(handover.id, "submitted");
    expect(await close()).toBe("HANDOVER_STATE");
    await until(handover.id, "done");
    expect((await row(made.id)).state).toBe("active");
  }, 60_000);

  it("and is declined can be prepared anew; a cancellation that is declined leaves it for sale", async () => {
    const made = await list();
    const first = await startHandover(context, seller.wallet, made.id, "list");
    await closeHandover(context, seller.wallet, first.id, "declined");
    expect(await codeOf(sign(first))).toBe("HANDOVER_STATE");
    const second = await startHandover(context, seller.wallet, made.id, "list");
    expect(second.id).not.toBe(first.id);
    await sign(second);
    await until(second.id, "done");
    const { listingId } = await row(made.id);
    await cancelListing(context, seller.wallet, listingId ?? "");
    const back = await openHandoverOf(context.database, made.id, "cancel");
    await closeHandover(context, seller.wallet, back?.id ?? "", "declined");
    expect((await row(made.id)).state).toBe("active");
    // What nobody wishes for any more is not begun by asking for something to sign.
    for (const kind of ["cancel", "list"] as const)
      expect(await codeOf(startHandover(context, seller.wallet, made.id, kind))).toBe(
        "HANDOVER_STATE",
      );
    expect((await row(made.id)).state).toBe("active");
    expect((await realm.getListing(listingId ?? "")).status).toBe("active");
  }, 60_000);

  it("can't be taken off before it is on the market, and can be while that only becomes final", async () => {
    const made = await list();
    const handover = await startHandover(context, seller.wallet, made.id, "list");
    await sign(handover);
    await context.database.update(ownListings).set({ state: "active" });
    const cancel = () => cancelListing(context, seller.wallet, made.listingId ?? "");
    expect(await codeOf(cancel())).toBe("LISTING_SETTLING");
    expect((await row(made.id)).state).toBe("active");
    await until(handover.id, "landed");
    expect((await cancel()).state).toBe("cancelling");
    const back = await startHandover(context, seller.wallet, made.id, "cancel");
    expect(back).toMatchObject({ kind: "cancel", state: "prepared" });
    expect((await latestHandoverOf(context.database, made.id))?.id).toBe(back.id);
    expect((await openHandoversOf(context.database, seller.wallet)).get(made.id)?.id).toBe(back.id);
    await until(handover.id, "done");
    await sign(back);
    await until(back.id, "done");
    expect((await row(made.id)).state).toBe("cancelled");
  }, 60_000);

  it("and whose cancelling nobody signs in time is for sale as before, and says so", async () => {
    const { id, listingId } = await listed();
    await cancelListing(context, seller.wallet, listingId ?? "");
    const first = await startHandover(context, seller.wallet, id, "cancel");
    await market.sandbox.command("POST", "/cluster/advance", { slots: 200 });
    const second = await startHandover(context, seller.wallet, id, "cancel");
    expect(second.id).not.toBe(first.id);
    expect((await row(id)).state).toBe("cancelling");
    await market.sandbox.command("POST", "/cluster/advance", { slots: 200 });
    const later = { ...context, now: () => new Date(Date.now() + 60_000) };
    for (const due of await claimDueHandovers(later, 10)) await advanceHandover(later, due);
    expect(await row(id)).toMatchObject({ state: "active", trouble: "HANDOVER_EXPIRED" });

    // What the worker asks for in its seller's absence is told to them.
    await context.database.update(ownListings).set({ state: "cancelling", dueAt: new Date(0) });
    for (const due of await claimDueRows(later, 1)) await workOn(later, due);
    const third = await openHandoverOf(context.database, id, "cancel");
    const told = await context.database.select().from(notifications);
    expect(told.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["listing-to-sign", third?.id],
    ]);
  }, 60_000);

  it("is asked of nobody where the operator has not said where a licence may go", async () => {
    const unset = { ...context, handoverPolicy: () => null };
    expect(await codeOf(list(unset))).toBe("ESCROW_UNKNOWN");
    expect(await context.database.select().from(ownListings)).toEqual([]);
    const { listingId, id } = await listed();
    expect(await codeOf(cancelListing(unset, seller.wallet, listingId ?? ""))).toBe(
      "ESCROW_UNKNOWN",
    );
    expect((await row(id)).state).toBe("active");
  }, 60_000);

  it("and ran out of time unsigned ends by itself", async () => {
    const made = await list();
    const handover = await startHandover(context, seller.wallet, made.id, "list");
    await market.sandbox.command("POST", "/cluster/advance", { slots: 200 });
    expect(await codeOf(sign(handover))).toBe("HANDOVER_EXPIRED");
    expect((await startHandover(context, seller.wallet, made.id, "list")).id).not.toBe(handover.id);
  });
});
