import type { AgreedListing, PurchasePolicy } from "@/lib/core/intent";
import { intentToJson, purchaseIntent } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import { purchaseAnswerSchema, type PurchaseAnswer, type PurchaseState } from "@/lib/core/purchase";
import type { Finding, Review } from "@/lib/core/review";
import { address, addressFromBytes, toBase64 } from "@/lib/core/solana";
import { purchasePage } from "../preparation";

const key = (byte: number) => addressFromBytes(new Uint8Array(32).fill(byte));

export const buyer = key(1);
export const seller = key(2);
const marketplace = key(3);
const licence = key(4);
export const stranger = key(5);

const policy: PurchasePolicy = {
  cluster: "localnet",
  marketplace,
  feeBasisPoints: 250,
  networkFee: lamports(100_000n),
  accountRent: lamports(5_000_000n),
};

const listing: AgreedListing = {
  listingId: "list_1",
  assetId: "mod_1",
  seller,
  price: lamports(15_750_000_000n),
};

export const page = purchasePage(buyer, listing, policy);

export const reviewedBytes = Uint8Array.of(1, 2, 3);
export const signedBytes = Uint8Array.of(9, 2, 3);

/** A purchase as the server answers it; its bytes and intent stand in it only while prepared. */
export const answer = (state: PurchaseState, number = 1): PurchaseAnswer =>
  purchaseAnswerSchema.parse({
    purchase: {
      id: `00000000-0000-4000-8000-00000000000${number}`,
      listingId: "list_1",
      state,
      wallet: buyer,
      asset: { assetType: "model", assetId: "mod_1", name: "Night", previewImageUrl: "" },
      price: "15750000000",
      seller,
      notice: null,
      history: [],
      signature: null,
      createdAt: "2026-11-21T22:00:00Z",
      updatedAt: "2026-11-21T22:00:00Z",
    },
    prepared:
      state === "prepared"
        ? {
            transaction: toBase64(reviewedBytes),
            intent: intentToJson(
              purchaseIntent(address(buyer), listing, policy, {
                purchaseId: `pur_${number}`,
                licenceMint: licence,
                expiresAt: "2026-11-21T22:20:00Z",
              }),
            ),
            lastValidBlockHeight: "150",
          }
        : null,
  });

export const finding = (rule: Finding["rule"], severity: Finding["severity"]): Finding => ({
  rule,
  severity,
  instruction: null,
  message: "A sentence.",
  facts: {},
});

export const review = (overrides: Partial<Review> = {}): Review => ({
  version: 1,
  verdict: "ok",
  findings: [],
  outcome: {
    pays: [
      {
        mint: "SOL",
        amount: 15_356_250_000n,
        counterparty: seller,
        role: "seller",
        label: null,
        decimals: 9,
      },
      {
        mint: "SOL",
        amount: 393_750_000n,
        counterparty: marketplace,
        role: "marketplace",
        label: null,
        decimals: 9,
      },
    ],
    receives: [
      { mint: licence, amount: 1n, counterparty: null, role: null, label: null, decimals: 0 },
    ],
    networkFee: 10_000n,
    rent: 2_039_280n,
  },
  changes: [],
  instructions: [],
  signers: [],
  feePayer: buyer,
  messageVersion: "v0",
  blockhash: "A",
  messageHash: "aa",
  skipped: [],
  ...overrides,
});
