import { address, createNoopSigner, type Address, type Instruction } from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { getAddMemoInstruction } from "@solana-program/memo";
import { getTransferSolInstruction } from "@solana-program/system";
import {
  getCreateAssociatedTokenIdempotentInstruction,
  getTransferCheckedInstruction,
} from "@solana-program/token";
import { lamports, shareInBasisPoints, type Lamports } from "@/lib/core/money";
import { licenceAccount } from "./licence";

/** What REALM keeps of a sale. */
const FEE_BASIS_POINTS = 250;

/** SPL Memo v3, the one every cluster and explorer knows. */
const MEMO_PROGRAM = { programAddress: address("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr") };
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
  readonly mint: Address;
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

/** Opens the buyer's account for a licence, at the buyer's expense, if it is not open yet. */
export const openAccount = async (buyer: Address, mint: Address): Promise<Instruction> =>
  getCreateAssociatedTokenIdempotentInstruction({
    payer: createNoopSigner(buyer),
    ata: await licenceAccount(buyer, mint),
    owner: buyer,
    mint,
  });

/** Hands a licence from escrow to the buyer. */
export const handOver = async (
  escrow: Address,
  buyer: Address,
  mint: Address,
): Promise<Instruction> =>
  getTransferCheckedInstruction({
    source: await licenceAccount(escrow, mint),
    mint,
    destination: await licenceAccount(buyer, mint),
    authority: createNoopSigner(escrow),
    amount: 1n,
    decimals: 0,
  });

/** The honest transaction of a sale: both payments and the licence, or none of it. */
export const draftPurchase = async (terms: Terms): Promise<Draft> => {
  const { buyer, seller, treasury, escrow, mint, price, purchaseId } = terms;
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
      { role: "account", instruction: await openAccount(buyer, mint) },
      { role: "pay-seller", instruction: pay(buyer, seller, share.seller) },
      { role: "pay-marketplace", instruction: pay(buyer, treasury, share.marketplace) },
      { role: "licence", instruction: await handOver(escrow, buyer, mint) },
      { role: "memo", instruction: memo(purchaseId) },
    ],
  };
};
