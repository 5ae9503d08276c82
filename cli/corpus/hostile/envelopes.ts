import { createHash } from "node:crypto";
import type { Instruction } from "@solana/kit";
import { COMPUTE_BUDGET_PROGRAM_ADDRESS } from "@solana-program/compute-budget";
import { getAdvanceNonceAccountInstruction } from "@solana-program/system";
import { TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { toBase58 } from "@/lib/core/solana";
import { messageOffset, signatureAt, withAddress, withByte, withSignature } from "../bytes";
import type { Definition, Definitions } from "../definition";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { key, raw, u64, withTail, writable } from "../raw";
import { SOL, type Stage } from "../stage";
import { homeOf } from "../tokens";
import { openNonce } from "./accounts";

/** A proper purchase whose finished bytes are changed. */
const bytesChanged = (
  about: string,
  finds: Definition["finds"],
  change: (bytes: Uint8Array, stage: Stage) => Uint8Array | Promise<Uint8Array>,
): Definition => ({
  about,
  finds,
  scene: async (stage) => ({
    transaction: await change(await stage.wire(stage.purchase()), stage),
    intent: stage.intent,
  }),
});

/** Where the nonce stands in its account (solana-nonce `state.rs`): it takes a blockhash's place. */
const NONCE_AT = 40;

/** Opens a nonce, the buyer's unless told otherwise; a transaction with it begins with `advance`. */
const durable = async (
  stage: Stage,
  nonceAuthority = stage.buyer,
): Promise<{ advance: Instruction; blockhash: string }> => {
  const nonceAccount = await openNonce(stage, nonceAuthority);
  const state = stage.ledger.read(nonceAccount);
  if (state === null) throw new Error("the nonce account was not opened");
  return {
    advance: getAdvanceNonceAccountInstruction({ nonceAccount, nonceAuthority }),
    blockhash: toBase58(state.data.slice(NONCE_AT, NONCE_AT + 32)),
  };
};

/** Bytes, versions, signers, signatures and lifetimes. */
export const envelopes: Definitions = {
  "four-bytes-behind-the-end": bytesChanged(
    "Four bytes follow the transaction's end, which some readers never see.",
    ["MSG-01 block"],
    (bytes) => Uint8Array.of(...bytes, 1, 2, 3, 4),
  ),
  "second-transaction-behind-the-first": bytesChanged(
    "A whole second transaction that drains the wallet stands behind the first.",
    ["MSG-01 block"],
    async (bytes, stage) =>
      Uint8Array.of(...bytes, ...(await stage.wire([stage.pay(stage.thief.address, 50n * SOL)]))),
  ),
  "cut-short": bytesChanged("The last byte of the memo is missing.", ["MSG-01 block"], (bytes) =>
    bytes.slice(0, -1),
  ),
  "count-written-with-two-bytes": bytesChanged(
    "The number of signatures is written in a longer form than needed.",
    ["MSG-01 block"],
    (bytes) => Uint8Array.of((bytes[0] ?? 0) | 0x80, 0, ...bytes.slice(1)),
  ),
  "no-transaction-at-all": bytesChanged(
    "Bytes without meaning stand where the transaction should be.",
    ["MSG-01 block"],
    (bytes) => Uint8Array.from(createHash("sha512").update(bytes).digest()),
  ),
  "fewer-signatures-than-signers": bytesChanged(
    "There is one signature and the message asks for two.",
    ["MSG-01 block"],
    (bytes) => Uint8Array.of(1, ...bytes.slice(1 + 64)),
  ),
  "one-account-twice": bytesChanged(
    "The marketplace's place in the list of accounts names the seller a second time.",
    ["MSG-01 block"],
    (bytes, { seller, treasury }) => withAddress(bytes, key(treasury.address), key(seller.address)),
  ),
  "fee-payer-read-only": bytesChanged(
    "Both signers are said to be read-only, the one who pays the fee included.",
    ["MSG-01 block"],
    // Behind the version: the signers, then the read-only ones among them.
    (bytes) => withByte(bytes, messageOffset(bytes) + 2, 2),
  ),
  "version-one": bytesChanged(
    "The message says it is of version 1, which carries its fee elsewhere.",
    ["MSG-02 block"],
    (bytes) => withByte(bytes, messageOffset(bytes), 0x81),
  ),
  "version-of-the-future": bytesChanged(
    "The message says it is of a version nobody knows.",
    ["MSG-02 block"],
    (bytes) => withByte(bytes, messageOffset(bytes), 0x85),
  ),
  "unknown-budget-instruction": {
    about: "An instruction that the Compute Budget program is not known to have stands last.",
    finds: ["MSG-02 block", "SIM-01 block"],
    scene: purchaseFollowedBy(() => [raw(COMPUTE_BUDGET_PROGRAM_ADDRESS, [], [9, 0, 0, 0, 0])]),
  },
  "unknown-token-instruction": {
    about: "The token program is called with a tag that nobody has published.",
    finds: ["MSG-02 block", "SIM-01 block"],
    scene: purchaseFollowedBy(async ({ buyer, coin }) => [
      raw(TOKEN_PROGRAM_ADDRESS, [writable(await homeOf(buyer.address, coin))], [77, ...u64(1n)]),
    ]),
  },
  "tail-on-a-payment": {
    about: "The seller's payment carries four bytes more than it needs.",
    finds: ["MSG-02 block"],
    scene: purchaseScene(({ parts }) => ({
      parts: { seller: withTail(parts.seller, 0xde, 0xad, 0xbe, 0xef) },
    })),
  },
  "wallet-not-asked": {
    about: "A thief buys the licence for himself and the buyer's wallet is not asked.",
    finds: ["MSG-03 block", "MSG-04 block", "PAY-01 block", "PAY-03 block", "SIM-01 block"],
    scene: async (stage) => ({
      transaction: await stage.wire([stage.parts.licence, stage.parts.memo], {
        feePayer: stage.thief.address,
        signers: [stage.escrow, stage.thief],
      }),
      intent: stage.intent,
    }),
  },
  "strange-fee-payer": {
    about: "Somebody who is no sponsor pays the network fee and has signed first.",
    finds: ["MSG-04 block"],
    scene: purchaseScene(({ thief, escrow }) => ({
      envelope: { feePayer: thief.address, signers: [escrow, thief] },
    })),
  },
  "fee-payer-still-to-sign": {
    about: "A stranger is to pay the fee and can wait with the signature as long as he likes.",
    finds: ["MSG-04 block", "MSG-05 block"],
    scene: purchaseScene(({ thief }) => ({ envelope: { feePayer: thief.address } })),
  },
  "sponsor-has-not-signed": {
    about: "The sponsor who pays the fee is known and has not signed.",
    finds: ["MSG-05 block"],
    scene: purchaseScene(({ sponsor }) => ({
      envelope: { feePayer: sponsor.address },
      scene: { sponsors: [sponsor.address] },
    })),
  },
  "escrow-has-not-signed": {
    about: "The escrow has to sign for the licence and has not.",
    finds: ["MSG-05 block"],
    scene: purchaseScene(() => ({ envelope: { signers: [] } })),
  },
  "signature-with-a-flipped-bit": bytesChanged(
    "One bit of the escrow's signature is another.",
    ["MSG-06 block"],
    (bytes) => {
      const signature = signatureAt(bytes, 1);
      return withSignature(bytes, 1, withByte(signature, 9, (signature[9] ?? 0) ^ 1));
    },
  ),
  "signature-of-another-purchase": bytesChanged(
    "The escrow's signature was made for a transaction with another price.",
    ["MSG-06 block"],
    async (bytes, stage) => {
      const other = await stage.wire(
        stage.purchase({ seller: stage.pay(stage.seller.address, 1n) }),
      );
      return withSignature(bytes, 1, signatureAt(other, 1));
    },
  ),
  "durable-nonce": {
    about: "Once signed, the transaction can be sent in a year, because it uses a durable nonce.",
    finds: ["AUTH-06 block", "MSG-07 block", "MSG-08 block"],
    scene: async (stage) => {
      const { advance, blockhash } = await durable(stage);
      return {
        transaction: await stage.wire([advance, ...stage.purchase()], { blockhash }),
        intent: stage.intent,
      };
    },
  },
  "durable-nonce-of-the-escrow": {
    about: "The escrow's own nonce stands for a block, so the escrow decides when to send this.",
    finds: ["MSG-07 block", "MSG-08 block"],
    scene: async (stage) => {
      const { advance, blockhash } = await durable(stage, stage.escrow);
      return {
        transaction: await stage.wire([advance, ...stage.purchase()], { blockhash }),
        intent: stage.intent,
      };
    },
  },
  "durable-nonce-with-tail": {
    about: "The nonce's instruction carries a tail, so that exact readers take it for another.",
    finds: ["AUTH-06 block", "MSG-02 block", "MSG-07 block", "MSG-08 block"],
    scene: async (stage) => {
      const { advance, blockhash } = await durable(stage);
      return {
        transaction: await stage.wire([withTail(advance, 0, 0, 7), ...stage.purchase()], {
          blockhash,
        }),
        intent: stage.intent,
      };
    },
  },
  "old-blockhash": {
    about: "The transaction is tied to a block that the cluster has forgotten.",
    finds: ["MSG-08 block"],
    scene: purchaseScene(({ purchaseId }) => ({
      envelope: { blockhash: toBase58(createHash("sha256").update(purchaseId).digest()) },
    })),
  },
};
