import {
  getRequestHeapFrameInstruction,
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
  getSetLoadedAccountsDataSizeLimitInstruction,
} from "@solana-program/compute-budget";
import { getAddMemoInstruction } from "@solana-program/memo";
import {
  getBatchInstruction,
  getCreateAssociatedTokenInstruction,
  getTransferCheckedInstruction,
  getTransferInstruction,
} from "@solana-program/token";
import { address } from "@solana/kit";
import type { StatedOutcome, Definition, Definitions } from "../definition";
import { purchaseOutcome } from "../outcome";
import { purchaseScene, type Changes } from "../purchase-scene";
import { memo, MEMO_PROGRAM, type Stage } from "../stage";
import { homeOf, openHome } from "../tokens";

const MEMO_V1 = address("Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo");
/** Two signatures. */
const BASE_FEE = 10_000n;

/** A proper purchase of 15.75 SOL in one of the forms it may have. */
const proper = (
  about: string,
  change: (stage: Stage) => Changes | Promise<Changes>,
  outcome: Partial<StatedOutcome> = {},
  finds: Definition["finds"] = [],
): Definition => ({
  about,
  finds,
  scene: purchaseScene(async (stage) => {
    const changes = await change(stage);
    return {
      ...changes,
      scene: { outcome: purchaseOutcome(stage, outcome), ...changes.scene },
    };
  }),
});

/** The purchase's instructions in another order. */
const reordered = (
  about: string,
  order: (stage: Stage) => readonly (keyof Stage["parts"])[],
): Definition => ({
  about,
  finds: [],
  scene: async (stage) => ({
    transaction: await stage.wire(order(stage).map((name) => stage.parts[name])),
    intent: stage.intent,
    outcome: purchaseOutcome(stage),
  }),
});

/** Honest purchases in all their forms. */
export const purchases: Definitions = {
  plain: proper("A purchase as REALM sends it.", () => ({})),
  "legacy-message": proper("A purchase in a legacy message.", () => ({
    envelope: { version: "legacy" },
  })),
  "without-memo": proper("A purchase without a memo.", () => ({ parts: { memo: null } })),
  "with-another-memo": proper("A purchase with a word of thanks behind it.", () => ({
    added: [memo("Thank you, Zoë – enjoy your model! 🎉")],
  })),
  "memo-of-version-one": proper("The memo is written by the first memo program.", (stage) => ({
    parts: {
      memo: getAddMemoInstruction({ memo: stage.purchaseId }, { programAddress: MEMO_V1 }),
    },
  })),
  "memo-signed-by-the-buyer": proper("The memo carries the buyer's signature.", (stage) => ({
    parts: {
      memo: getAddMemoInstruction(
        { memo: stage.purchaseId, signers: [stage.buyer] },
        { programAddress: MEMO_PROGRAM },
      ),
    },
  })),
  "account-open-already": proper(
    "The buyer's account for the licence is open already, so there is no deposit.",
    async ({ ledger, buyer, licence }) => {
      await ledger.land([await openHome(buyer, buyer.address, licence)], buyer);
      return {};
    },
    { rent: 0n },
  ),
  "account-open-and-not-mentioned": proper(
    "The account is open and the transaction does not mention opening it.",
    async ({ ledger, buyer, licence }) => {
      await ledger.land([await openHome(buyer, buyer.address, licence)], buyer);
      return { parts: { account: null } };
    },
    { rent: 0n },
  ),
  "account-opened-strictly": proper(
    "The account is opened by the instruction that fails where there is one already.",
    async ({ buyer, licence }) => ({
      parts: {
        account: getCreateAssociatedTokenInstruction({
          payer: buyer,
          ata: await homeOf(buyer.address, licence),
          owner: buyer.address,
          mint: licence.mint,
        }),
      },
    }),
  ),
  "account-opened-by-the-marketplace": proper(
    "The marketplace's escrow pays the deposit of the buyer's account.",
    async ({ buyer, escrow, licence }) => ({
      parts: { account: await openHome(escrow, buyer.address, licence) },
    }),
    { rent: 0n },
  ),
  "without-budget": proper(
    "No limit and no price is set for compute units.",
    () => ({ parts: { limit: null, price: null } }),
    { networkFee: BASE_FEE },
  ),
  "with-limit-only": proper(
    "A limit of compute units is set and no price.",
    () => ({ parts: { price: null } }),
    { networkFee: BASE_FEE },
  ),
  "with-a-high-price-for-few-units": proper(
    "A price that looks high meets a low limit and stays within the cap.",
    () => ({
      parts: {
        limit: getSetComputeUnitLimitInstruction({ units: 60_000 }),
        price: getSetComputeUnitPriceInstruction({ microLamports: 1_000_000n }),
      },
    }),
    { networkFee: BASE_FEE + 60_000n },
  ),
  "with-every-budget-instruction": proper(
    "Heap, limit, price and size of accounts are all set once.",
    () => ({
      added: [
        getRequestHeapFrameInstruction({ bytes: 65_536 }),
        getSetLoadedAccountsDataSizeLimitInstruction({ accountDataSizeLimit: 8_000_000 }),
      ],
    }),
  ),
  "budget-last": reordered("The budget stands behind everything else.", () => [
    "account",
    "seller",
    "marketplace",
    "licence",
    "memo",
    "price",
    "limit",
  ]),
  "licence-first": reordered("The licence moves first and the payments follow.", () => [
    "price",
    "limit",
    "memo",
    "account",
    "licence",
    "marketplace",
    "seller",
  ]),
  "licence-by-plain-transfer": proper(
    "The licence is moved by the old transfer, which does not name its mint.",
    async ({ escrow, buyer, licence }) => ({
      parts: {
        licence: getTransferInstruction({
          source: await homeOf(escrow.address, licence),
          destination: await homeOf(buyer.address, licence),
          authority: escrow,
          amount: 1n,
        }),
      },
    }),
  ),
  "licence-in-a-batch": proper(
    "The licence's transfer is the one part of a batch.",
    async ({ escrow, buyer, licence }) => ({
      parts: {
        licence: getBatchInstruction([
          getTransferCheckedInstruction({
            source: await homeOf(escrow.address, licence),
            mint: licence.mint,
            destination: await homeOf(buyer.address, licence),
            authority: escrow,
            amount: 1n,
            decimals: 0,
          }),
        ]),
      },
    }),
  ),
  "sponsor-pays-the-fee": proper(
    "A sponsor whom the operator named pays the network fee and has signed.",
    ({ sponsor, escrow }) => ({
      envelope: { feePayer: sponsor.address, signers: [sponsor, escrow] },
      scene: { sponsors: [sponsor.address] },
    }),
    { networkFee: 0n },
  ),
  "sponsor-pays-fee-and-deposit": proper(
    "A sponsor pays the network fee and the deposit of the buyer's account.",
    async ({ sponsor, escrow, buyer, licence }) => ({
      parts: { account: await openHome(sponsor, buyer.address, licence) },
      envelope: { feePayer: sponsor.address, signers: [sponsor, escrow] },
      scene: { sponsors: [sponsor.address] },
    }),
    { networkFee: 0n, rent: 0n },
  ),
  "two-clusters-agree": proper("A second endpoint answers the same.", () => ({
    scene: { second: (honest) => honest },
  })),
  "browser-and-server-agree": proper("The server built the same intent.", ({ intent }) => ({
    scene: { counterpart: intent },
  })),
  "after-realms-own-time": proper(
    "REALM's time for the purchase is over and the block is still alive.",
    () => ({ scene: { now: "2026-11-21T22:21:00Z" } }),
    {},
    ["MSG-08 warn"],
  ),
};
