import { createHash } from "node:crypto";
import { address, type Instruction } from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { getAddMemoInstruction } from "@solana-program/memo";
import { getTransferSolInstruction, SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import type { Intent } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import type { Address } from "@/lib/core/solana";
import { sandboxPrograms } from "@/sandbox/cluster/programs";
import { Ledger } from "./ledger";
import { keyOf, openParties, type Parties } from "./parties";
import { createLicence, createMint, mintTokens, moveTokens, openHome, type Token } from "./tokens";
import { wireBytes, type Envelope } from "./wire";

export const NOW = "2026-11-21T22:00:00Z";
/** 2.5 % of 15.75 SOL go to the marketplace. */
export const SELLER = 15_356_250_000n;
export const MARKETPLACE = 393_750_000n;
export const SOL = 1_000_000_000n;
/** The deposit of a plain token account. */
export const DEPOSIT = 2_039_280n;
/** Two signatures, and 100,000 units at 10,000 micro-lamports. */
export const FEE = 11_000n;

export const MEMO_PROGRAM = address("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");

export const memo = (text: string): Instruction =>
  getAddMemoInstruction({ memo: text }, { programAddress: MEMO_PROGRAM });

export type PartName =
  "limit" | "price" | "account" | "seller" | "marketplace" | "licence" | "memo";
/** Another instruction for a part; null leaves it out. */
export type PartChanges = Partial<Record<PartName, Instruction | null>>;

/** Everything a case is played on: a runtime, its people, and a purchase that is about to happen. */
export interface Stage extends Parties {
  readonly ledger: Ledger;
  readonly purchaseId: string;
  readonly licence: Token;
  /** A token with six decimals of which the buyer holds 500; the buyer is its authority. */
  readonly coin: Token;
  readonly intent: Intent;
  readonly parts: Readonly<Record<PartName, Instruction>>;
  readonly pay: (to: Address, amount: bigint) => Instruction;
  /** The seven instructions of a purchase, with changes and followed by what is added. */
  readonly purchase: (changes?: PartChanges, added?: readonly Instruction[]) => Instruction[];
  /** As REALM sends it unless changed: v0, the buyer pays the fee, the escrow has signed. */
  readonly wire: (
    instructions: readonly Instruction[],
    envelope?: Partial<Envelope>,
  ) => Promise<Uint8Array>;
}

const COIN_UNITS = 500_000_000n;

const intentFor = (
  { buyer, seller, treasury }: Parties,
  purchaseId: string,
  licence: Token,
): Intent => ({
  version: 1,
  kind: "purchase",
  cluster: "localnet",
  wallet: buyer.address,
  listingId: "list_zyx987",
  purchaseId,
  pay: {
    mint: "SOL",
    total: lamports(SELLER + MARKETPLACE),
    payees: [
      { role: "seller", address: seller.address, amount: lamports(SELLER) },
      { role: "marketplace", address: treasury.address, amount: lamports(MARKETPLACE) },
    ],
  },
  receive: [{ mint: licence.mint, amount: lamports(1n), label: "licence for mod_zyx987" }],
  give: [],
  limits: { networkFee: lamports(100_000n), accountRent: lamports(5_000_000n) },
  expiresAt: "2026-11-21T22:20:00Z",
});

/** Opens the stage of one case; its name makes the purchase's id, so no two cases are the same. */
export const openStage = async (name: string): Promise<Stage> => {
  const ledger = new Ledger();
  for (const { address: program, elf } of sandboxPrograms) ledger.addProgram(program, elf);
  const parties = await openParties();
  const { buyer, seller, treasury, escrow, thief, sponsor } = parties;
  for (const { address: key } of [buyer, seller, treasury, escrow, thief, sponsor]) {
    ledger.write(key, {
      lamports: 100n * SOL,
      owner: SYSTEM_PROGRAM_ADDRESS,
      data: new Uint8Array(),
      executable: false,
    });
  }
  const licence = await createLicence(ledger, {
    key: await keyOf("licence mint"),
    authority: escrow,
  });
  const coin = await createMint(ledger, {
    key: await keyOf("coin mint"),
    authority: buyer,
    decimals: 6,
  });
  await mintTokens(ledger, coin, buyer, buyer.address, COIN_UNITS);
  const digest = createHash("sha256").update(name).digest("hex");
  const purchaseId = `pur_${digest.slice(0, 24)}`;
  const pay = (to: Address, amount: bigint): Instruction =>
    getTransferSolInstruction({ source: buyer, destination: to, amount });
  const parts: Stage["parts"] = {
    limit: getSetComputeUnitLimitInstruction({ units: 100_000 }),
    price: getSetComputeUnitPriceInstruction({ microLamports: 10_000n }),
    account: await openHome(buyer, buyer.address, licence),
    seller: pay(seller.address, SELLER),
    marketplace: pay(treasury.address, MARKETPLACE),
    licence: await moveTokens(escrow, buyer.address, licence, 1n),
    memo: memo(purchaseId),
  };
  return {
    ...parties,
    ledger,
    purchaseId,
    licence,
    coin,
    intent: intentFor(parties, purchaseId, licence),
    parts,
    pay,
    purchase: (changes = {}, added = []) => [
      ...Object.values({ ...parts, ...changes }).filter((part) => part !== null),
      ...added,
    ],
    wire: (instructions, envelope = {}) =>
      wireBytes(instructions, {
        version: 0,
        feePayer: buyer.address,
        signers: [escrow],
        blockhash: ledger.blockhash,
        tables: {},
        ...envelope,
      }),
  };
};
