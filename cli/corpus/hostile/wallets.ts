import { createHash } from "node:crypto";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { quiet } from "@/sandbox/cluster/programs";
import { withSignature } from "../bytes";
import type { Definitions } from "../definition";
import { closeMemory } from "../lighthouse";
import { keyOf } from "../parties";
import { raw, readonly } from "../raw";
import { signedScene } from "../signed-scene";
import { memo, SELLER, SOL } from "../stage";

/** What comes back from a wallet is not what was reviewed. */
export const wallets: Definitions = {
  "returned-with-a-transfer": {
    about: "The wallet returned the purchase with a payment to a thief added.",
    finds: ["PAY-01 block", "PAY-02 block", "POST-01 block"],
    scene: signedScene(({ purchase, pay, thief }) => ({
      instructions: purchase({}, [pay(thief.address, SOL)]),
    })),
  },
  "returned-with-a-lamport-more": {
    about: "The wallet returned the purchase with one lamport more for the seller.",
    finds: ["PAY-01 block", "PAY-03 block", "POST-01 block"],
    scene: signedScene(({ purchase, pay, seller }) => ({
      instructions: purchase({ seller: pay(seller.address, SELLER + 1n) }),
    })),
  },
  "returned-without-the-licence": {
    about: "The wallet returned the purchase without the licence's transfer.",
    finds: ["GET-01 block", "POST-01 block"],
    scene: signedScene(({ purchase }) => ({ instructions: purchase({ licence: null }) })),
  },
  "returned-in-another-order": {
    about: "The wallet returned the same instructions with the memo before the licence.",
    finds: ["POST-01 block"],
    scene: signedScene(({ purchase, parts }) => ({
      instructions: [...purchase({ licence: null }), parts.licence],
    })),
  },
  "returned-with-another-memo": {
    about: "The wallet returned the purchase with a memo of its own.",
    finds: ["POST-01 block"],
    scene: signedScene(({ purchase }) => ({
      instructions: purchase({}, [memo("sent with a wallet")]),
    })),
  },
  "returned-with-a-high-fee": {
    about: "The wallet set a network fee far above the cap.",
    finds: ["PAY-05 block", "POST-01 block"],
    scene: signedScene(({ purchase }) => ({
      instructions: purchase({
        price: getSetComputeUnitPriceInstruction({ microLamports: 50_000_000n }),
      }),
    })),
  },
  "returned-with-the-limit-twice": {
    about: "The wallet added a second limit of compute units.",
    finds: ["PAY-05 block", "POST-01 block", "SIM-01 block"],
    scene: signedScene(({ purchase }) => ({
      instructions: purchase({}, [getSetComputeUnitLimitInstruction({ units: 150_000 })]),
    })),
  },
  "returned-with-a-memory-write": {
    about:
      "The wallet added a call of Lighthouse that closes a memory account instead of asserting.",
    finds: ["AUTH-10 block", "POST-01 block"],
    scene: signedScene(async ({ purchase, buyer }) => ({
      instructions: purchase({}, [closeMemory(buyer.address, (await keyOf("memory")).address)]),
    })),
  },
  "returned-with-an-unknown-program": {
    about: "The wallet added a call of a program nobody knows, with nothing of the buyer's.",
    finds: ["AUTH-09 warn", "POST-01 block"],
    scene: signedScene(({ purchase, seller }) => ({
      instructions: purchase({}, [raw(quiet.address, [readonly(seller.address)], [2])]),
    })),
  },
  "returned-for-another-block": {
    about: "The wallet returned the purchase tied to another block.",
    finds: ["MSG-08 block", "POST-01 block"],
    scene: signedScene(({ purchase, licence }) => ({
      instructions: purchase(),
      envelope: { blockhash: licence.mint },
    })),
  },
  "returned-in-another-version": {
    about: "The wallet returned the same instructions in a legacy message.",
    finds: ["POST-01 block"],
    scene: signedScene(({ purchase }) => ({
      instructions: purchase(),
      envelope: { version: "legacy" },
    })),
  },
  "returned-with-another-fee-payer": {
    about: "Somebody else pays the network fee in what the wallet returned.",
    finds: ["MSG-04 block", "POST-01 block"],
    scene: signedScene(({ purchase, buyer, escrow, thief }) => ({
      instructions: purchase(),
      envelope: { feePayer: thief.address, signers: [buyer, escrow, thief] },
    })),
  },
  "returned-unsigned": {
    about: "The wallet returned the purchase without its own signature.",
    finds: ["POST-02 block"],
    scene: signedScene(({ purchase, escrow }) => ({
      instructions: purchase(),
      envelope: { signers: [escrow] },
    })),
  },
  "returned-with-a-made-up-signature": {
    about: "The wallet's signature is made up.",
    finds: ["MSG-06 block", "POST-02 block"],
    scene: signedScene(({ purchase }) => ({
      instructions: purchase(),
      bytes: (signed) => withSignature(signed, 0, createHash("sha512").update("made up").digest()),
    })),
  },
  "returned-without-the-escrows-signature": {
    about: "The wallet dropped the escrow's signature.",
    finds: ["MSG-05 block", "POST-03 block"],
    scene: signedScene(({ purchase }) => ({
      instructions: purchase(),
      bytes: (signed) => withSignature(signed, 1, new Uint8Array(64)),
    })),
  },
  "another-transaction-returned": {
    about: "The wallet signed another transaction, which drains it.",
    finds: ["GET-01 block", "PAY-01 block", "PAY-02 block", "POST-01 block"],
    scene: signedScene(({ pay, thief, purchaseId }) => ({
      instructions: [pay(thief.address, 99n * SOL), memo(purchaseId)],
    })),
  },
};
