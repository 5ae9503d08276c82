import {
  getCreateAssociatedTokenIdempotentInstruction,
  getTransferCheckedInstruction,
} from "@solana-program/token";
import { getSetComputeUnitPriceInstruction } from "@solana-program/compute-budget";
import { lamports } from "../../money";
import type { Address } from "../../solana";
import type { Intent } from "../../intent";
import { plainPurchase, purchaseAnd, purchaseWith, request, type CasePair } from "./case";
import { lookAlike } from "./look-alike";
import type { World } from "./world";

const SELLER = 15_356_250_000n;
const MARKETPLACE = 393_750_000n;

const withMarketplace = (world: World, address: Address): Intent => ({
  ...world.intent,
  pay: {
    ...world.intent.pay,
    payees: world.intent.pay.payees.map((payee) =>
      payee.role === "marketplace" ? { ...payee, address } : payee,
    ),
  },
});

const transferOther = (
  world: World,
  from: "buyer" | "escrow",
  source: Address,
  destination: Address,
) =>
  getTransferCheckedInstruction({
    source,
    mint: world.otherMint,
    destination,
    authority: world[from],
    amount: 5n,
    decimals: 0,
  });

const createFor = (world: World, payer: "buyer" | "escrow") =>
  getCreateAssociatedTokenIdempotentInstruction({
    payer: world[payer],
    ata: world.strangerLicence,
    owner: world.stranger.address,
    mint: world.mint,
  });

export const moneyCases = {
  "INTENT-01": {
    trips: purchaseWith(
      () => ({}),
      (world) => ({ counterpart: { ...world.intent, listingId: "list_2" } }),
    ),
    spares: purchaseWith(
      () => ({}),
      (world) => ({ counterpart: { ...world.intent } }),
    ),
  },
  "PAY-01": {
    trips: purchaseWith(
      () => ({}),
      (world) => ({
        intent: {
          ...world.intent,
          limits: { ...world.intent.limits, accountRent: lamports(2_039_279n) },
        },
      }),
    ),
    spares: purchaseWith(
      () => ({}),
      (world) => ({
        intent: {
          ...world.intent,
          limits: { ...world.intent.limits, accountRent: lamports(2_039_280n) },
        },
      }),
    ),
  },
  "PAY-02": {
    trips: purchaseWith((world) => ({ seller: world.pay(world.stranger.address, SELLER) })),
    spares: plainPurchase,
  },
  "PAY-03": {
    trips: purchaseWith((world) => ({
      seller: world.pay(world.seller.address, SELLER - 1n),
      treasury: world.pay(world.treasury.address, MARKETPLACE + 1n),
    })),
    spares: plainPurchase,
  },
  "PAY-04": {
    trips: purchaseAnd((world) => [
      transferOther(world, "buyer", world.buyerOther, world.strangerOther),
    ]),
    spares: async (world) => {
      const escrowOther = await world.putTokens(world.escrow.address, world.otherMint, 9n);
      const given = transferOther(world, "escrow", escrowOther, world.strangerOther);
      return request(world, await world.bytes([...world.purchase(), given]));
    },
  },
  "PAY-05": {
    trips: purchaseWith(() => ({
      price: getSetComputeUnitPriceInstruction({ microLamports: 450_005n }),
    })),
    spares: purchaseWith(() => ({
      price: getSetComputeUnitPriceInstruction({ microLamports: 450_000n }),
    })),
  },
  "PAY-06": {
    trips: purchaseAnd((world) => [createFor(world, "buyer")]),
    spares: purchaseAnd((world) => [createFor(world, "escrow")]),
  },
  "PAY-07": {
    trips: async (world) => {
      world.fund(world.buyer.address, SELLER + MARKETPLACE + 2_039_280n + 10_199n);
      return request(world, await world.bytes(world.purchase()));
    },
    spares: async (world) => {
      world.fund(world.buyer.address, SELLER + MARKETPLACE + 2_039_280n + 10_200n);
      return request(world, await world.bytes(world.purchase()));
    },
  },
  "PAY-08": {
    trips: async (world) => {
      const imitation = lookAlike(world.seller.address);
      const bytes = await world.bytes(
        world.purchase({ treasury: world.pay(imitation, MARKETPLACE) }),
      );
      return request(world, bytes, { intent: withMarketplace(world, imitation) });
    },
    spares: plainPurchase,
  },
  "GET-01": {
    trips: async (world) => {
      const others = world.purchase().filter((part) => part !== world.parts.licence);
      return request(world, await world.bytes(others));
    },
    spares: plainPurchase,
  },
  "GET-02": {
    trips: async (world) => {
      const escrowOther = await world.putTokens(world.escrow.address, world.otherMint, 9n);
      const gift = transferOther(world, "escrow", escrowOther, world.buyerOther);
      return request(world, await world.bytes([...world.purchase(), gift]));
    },
    spares: plainPurchase,
  },
  "GET-03": {
    trips: async (world) => {
      world.putMint(world.mint, world.stranger.address);
      return request(world, await world.bytes(world.purchase()));
    },
    spares: async (world) => {
      world.putMint(world.mint, world.stranger.address);
      return request(world, await world.bytes(world.purchase()), {
        authorities: [world.stranger.address],
      });
    },
  },
  "GET-04": {
    trips: async (world) => {
      const { limit, price, seller, treasury, memo } = world.parts;
      return request(world, await world.bytes([limit, price, seller, treasury, memo]), {
        intent: { ...world.intent, receive: [] },
      });
    },
    spares: plainPurchase,
  },
} satisfies Record<string, CasePair>;
