import {
  address,
  createNoopSigner,
  type Address,
  type AddressesByLookupTableAddress,
  type Instruction,
} from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { getAddMemoInstruction } from "@solana-program/memo";
import { getTransferSolInstruction } from "@solana-program/system";
import { lamports, shareInBasisPoints, type Lamports } from "@/lib/core/money";
import { handOver, openAccountFor, type Licence } from "./licence";

/** What REALM keeps of a sale. */
const FEE_BASIS_POINTS = 250;

/** SPL Memo v3, the one every cluster and explorer knows. */
export const MEMO_PROGRAM = {
  programAddress: address("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr"),
};
/** An account creation, a token transfer, two payments and a memo take some 50,000 units. */
const COMPUTE_UNITS = 100_000;
/** Micro-lamports a unit: 1,000 lamports at most for the whole transaction. */
const COMPUTE_PRICE = 10_000n;

/** What a sale's transaction does, in words of the sale. */
export interface Terms {
  readonly purchaseId: string;
  readonly buyer: Address;
  readonly seller: Address;
  readonly treasury: Address;
  readonly escrow: Address;
  /** Null where nothing is handed over on the chain. */
  readonly licence: Licence | null;
  /** Lamports, seller's and REALM's share together. */
  readonly price: Lamports;
}

export type Role =
  | "compute-limit"
  | "compute-price"
  | "account"
  | "pay-seller"
  | "pay-marketplace"
  | "licence"
  | "memo"
  | "added";

/** One instruction and what it is there for. */
export interface Part {
  readonly role: Role;
  readonly instruction: Instruction;
}

/** A transaction before it is compiled. */
export interface Draft {
  readonly feePayer: Address;
  /** Lookup tables through which it may name accounts, with what is said to stand in them. */
  readonly tables?: AddressesByLookupTableAddress;
  readonly parts: readonly Part[];
}

/** The two shares of a price; together always the price. */
export const shares = (
  price: Lamports,
): { readonly seller: Lamports; readonly marketplace: Lamports } => {
  const marketplace = shareInBasisPoints(price, FEE_BASIS_POINTS);
  return { seller: lamports(price - marketplace), marketplace };
};

export const pay = (from: Address, to: Address, amount: bigint): Instruction =>
  getTransferSolInstruction({ source: createNoopSigner(from), destination: to, amount });

export const memo = (text: string): Instruction =>
  getAddMemoInstruction({ memo: text }, MEMO_PROGRAM);

/**
 * The honest transaction of a sale: both payments and the licence, or none of it. Where
 * no licence is handed over, the buyer alone signs.
 */
export const draftPurchase = async (terms: Terms): Promise<Draft> => {
  const { buyer, seller, treasury, escrow, licence, price, purchaseId } = terms;
  const share = shares(price);
  return {
    feePayer: buyer,
    parts: [
      {
        role: "compute-limit",
        instruction: getSetComputeUnitLimitInstruction({ units: COMPUTE_UNITS }),
      },
      {
        role: "compute-price",
        instruction: getSetComputeUnitPriceInstruction({ microLamports: COMPUTE_PRICE }),
      },
      ...(licence
        ? [{ role: "account" as const, instruction: await openAccountFor(buyer, buyer, licence) }]
        : []),
      { role: "pay-seller", instruction: pay(buyer, seller, share.seller) },
      { role: "pay-marketplace", instruction: pay(buyer, treasury, share.marketplace) },
      ...(licence
        ? [{ role: "licence" as const, instruction: await handOver(escrow, buyer, licence) }]
        : []),
      { role: "memo", instruction: memo(purchaseId) },
    ],
  };
};
