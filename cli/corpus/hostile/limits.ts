import { address } from "@solana/kit";
import {
  getRequestHeapFrameInstruction,
  getSetComputeUnitLimitInstruction,
  getSetLoadedAccountsDataSizeLimitInstruction,
} from "@solana-program/compute-budget";
import {
  getCreateAccountInstruction,
  getTransferSolInstruction,
  SYSTEM_PROGRAM_ADDRESS,
} from "@solana-program/system";
import {
  getInitializeAccount3Instruction,
  getTokenSize,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import { quiet } from "@/sandbox/cluster/programs";
import type { Definitions } from "../definition";
import { keyOf } from "../parties";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { key, payer, raw, u32, u64 } from "../raw";
import { MARKETPLACE, SELLER, SOL } from "../stage";
import { moveTokens, openHome } from "../tokens";
import { wrapForBuyer, WRAPPED } from "../wrapped-sol";

const ED25519 = address("Ed25519SigVerify111111111111111111111111111");
/** The System program's newest way of creating an account, over one that has lamports already. */
const CREATE_ALLOWING_PREFUND = 13;

/** Fees for nothing, deposits without need, and payments by other means. */
export const limits: Definitions = {
  "limit-too-low-to-run": {
    about: "The limit of compute units is so low that only the fee would be paid.",
    finds: ["SIM-01 block"],
    scene: purchaseScene(() => ({
      parts: { limit: getSetComputeUnitLimitInstruction({ units: 900 }) },
    })),
  },
  "accounts-too-large-to-load": {
    about: "The accounts are larger than the transaction allows, so that only the fee is paid.",
    finds: ["SIM-01 block"],
    scene: purchaseFollowedBy(() => [
      getSetLoadedAccountsDataSizeLimitInstruction({ accountDataSizeLimit: 64 }),
    ]),
  },
  "heap-that-nobody-gives": {
    about: "A heap is asked for that the runtime does not give.",
    finds: ["PAY-05 block", "SIM-01 block"],
    scene: purchaseFollowedBy(() => [getRequestHeapFrameInstruction({ bytes: 1_000 })]),
  },
  "many-signature-checks-charged": {
    about:
      "A signature check claims two hundred and fifty signatures, each charged like a signer's.",
    finds: ["MSG-02 block", "PAY-05 block", "SIM-01 block"],
    scene: purchaseFollowedBy(() => [raw(ED25519, [], [250, 0])]),
  },
  "deposit-inflated": {
    about: "Ten SOL lie as a deposit in a new account of the buyer's own.",
    finds: ["MSG-05 warn", "PAY-01 block"],
    scene: purchaseScene(async ({ buyer, escrow, coin }) => {
      const account = await keyOf("new account");
      return {
        added: [
          getCreateAccountInstruction({
            payer: buyer,
            newAccount: account,
            lamports: 10n * SOL,
            space: getTokenSize(),
            programAddress: TOKEN_PROGRAM_ADDRESS,
          }),
          getInitializeAccount3Instruction({
            account: account.address,
            mint: coin.mint,
            owner: buyer.address,
          }),
        ],
        envelope: { signers: [escrow, account] },
      };
    }),
  },
  "wallet-created-anew": {
    about: "The wallet itself is created anew for a program, lamports and all.",
    finds: ["AUTH-01 block", "SIM-04 block"],
    scene: purchaseFollowedBy(({ buyer }) => [
      raw(
        SYSTEM_PROGRAM_ADDRESS,
        [payer(buyer.address)],
        u32(CREATE_ALLOWING_PREFUND),
        u64(0n),
        u64(16n),
        key(quiet.address),
      ),
    ]),
  },
  "paid-in-wrapped-sol": {
    about: "The price is paid in wrapped SOL, which the buyer did not agree to.",
    finds: ["PAY-01 block", "PAY-03 block", "PAY-04 block"],
    scene: purchaseScene(async (stage) => {
      const { ledger, buyer, seller, treasury } = stage;
      await wrapForBuyer(stage, SELLER + MARKETPLACE);
      await ledger.land(
        [
          await openHome(seller, seller.address, WRAPPED),
          await openHome(seller, treasury.address, WRAPPED),
        ],
        seller,
      );
      return {
        parts: {
          seller: await moveTokens(buyer, seller.address, WRAPPED, SELLER),
          marketplace: await moveTokens(buyer, treasury.address, WRAPPED, MARKETPLACE),
        },
      };
    }),
  },
  "loan-hides-a-theft": {
    about: "A thief lends the wallet what is taken from it, so that its balance ends as expected.",
    finds: ["MSG-05 warn", "PAY-01 block", "PAY-02 block"],
    scene: purchaseScene(({ thief, buyer, escrow, pay }) => ({
      added: [
        getTransferSolInstruction({
          source: thief,
          destination: buyer.address,
          amount: 9n * SOL,
        }),
        pay(thief.address, 9n * SOL),
      ],
      envelope: { signers: [escrow, thief] },
    })),
  },
};
