import { randomBytes } from "node:crypto";
import { blockhash, createNoopSigner, getBase58Decoder } from "@solana/kit";
import { getAdvanceNonceAccountInstruction } from "@solana-program/system";
import { COMPUTE_BUDGET_PROGRAM_ADDRESS } from "@solana-program/compute-budget";
import { getAddMemoInstruction } from "@solana-program/memo";
import { draftPurchase, MEMO_PROGRAM } from "../chain/draft";
import { openNonceAccount } from "./nonce";
import { append, prepend, type HostileKind, type Plan, type Scene } from "./plan";

const SIGNATURE_BYTES = 64;
/** A wire transaction begins with the number of signatures; ours are few, so it is one byte. */
const messageOffset = (bytes: Uint8Array): number => 1 + (bytes[0] ?? 0) * SIGNATURE_BYTES;

/** Changes bytes of the last signature, the escrow's: the buyer, as fee payer, stands first. */
const onCosignature = (bytes: Uint8Array, change: (signature: Uint8Array) => void): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const end = messageOffset(copy);
  change(copy.subarray(end - SIGNATURE_BYTES, end));
  return copy;
};

/** A nonce of REALM's own in the blockhash's place, and what follows the instruction that advances it. */
const withNonce = async (
  plan: Plan,
  { chain, escrow }: Scene,
  tail: readonly number[],
): Promise<Plan> => {
  const { nonceAccount, nonce } = await openNonceAccount(chain, escrow, escrow.address);
  const advance = getAdvanceNonceAccountInstruction({
    nonceAccount,
    nonceAuthority: createNoopSigner(escrow.address),
  });
  const data = Uint8Array.of(...advance.data, ...tail);
  const lifetime = { ...plan.lifetime, blockhash: nonce };
  return prepend({ ...plan, lifetime }, { ...advance, data });
};

/** Cheating with the envelope: lifetime, signers, signatures, bytes. */
export const messages = {
  nonce: {
    rules: ["MSG-07"],
    verdict: "block",
    about: "A durable nonce: once signed, it can be sent in a year.",
    spoil: (plan, scene) => withNonce(plan, scene, []),
  },
  "nonce-tail": {
    rules: ["MSG-07"],
    verdict: "block",
    about: "A durable nonce whose instruction carries a tail, which the runtime does not look at.",
    spoil: (plan, scene) => withNonce(plan, scene, [1, 2, 3, 4]),
  },
  "not-for-you": {
    rules: ["MSG-03", "MSG-04"],
    verdict: "block",
    about: "The whole transaction is somebody else's: the buyer is not asked to sign at all.",
    spoil: async (plan, { terms, attacker }) => ({
      ...plan,
      draft: await draftPurchase({ ...terms, buyer: attacker.address }),
      cosigners: [...plan.cosigners, attacker],
    }),
  },
  "wrong-fee-payer": {
    rules: ["MSG-04"],
    verdict: "block",
    about: "Somebody else pays the network fee, and so stands first.",
    spoil: (plan, { attacker }) => ({
      ...plan,
      draft: { ...plan.draft, feePayer: attacker.address },
      cosigners: [...plan.cosigners, attacker],
    }),
  },
  "extra-cosigner": {
    rules: ["MSG-05"],
    verdict: "warn",
    about: "Somebody else has signed too, for no reason.",
    spoil: (plan, { attacker }) => ({
      ...append(
        plan,
        getAddMemoInstruction(
          { memo: "seen", signers: [createNoopSigner(attacker.address)] },
          MEMO_PROGRAM,
        ),
      ),
      cosigners: [...plan.cosigners, attacker],
    }),
  },
  "unsigned-cosigner": {
    rules: ["MSG-05"],
    verdict: "block",
    about: "The escrow has to sign and has not.",
    spoil: (plan) => ({ ...plan, cosigners: [] }),
  },
  "invalid-signature": {
    rules: ["MSG-06"],
    verdict: "block",
    about: "The escrow's signature is not of this message.",
    spoil: (plan) => ({
      ...plan,
      wire: (bytes) =>
        onCosignature(bytes, (signature) => {
          signature[0] = (signature[0] ?? 0) ^ 0xff;
        }),
    }),
  },
  "stale-blockhash": {
    rules: ["MSG-08"],
    verdict: "block",
    about: "The blockhash is none the cluster knows.",
    spoil: (plan) => ({
      ...plan,
      lifetime: {
        ...plan.lifetime,
        blockhash: blockhash(getBase58Decoder().decode(randomBytes(32))),
      },
    }),
  },
  "unknown-instruction": {
    rules: ["MSG-02", "SIM-01"],
    verdict: "block",
    about: "A known program is called with an instruction it does not have.",
    spoil: (plan) =>
      append(plan, {
        programAddress: COMPUTE_BUDGET_PROGRAM_ADDRESS,
        data: Uint8Array.of(9, 0, 0, 0, 0),
      }),
  },
  "trailing-bytes": {
    rules: ["MSG-01"],
    verdict: "block",
    about: "Four bytes follow the transaction's end.",
    spoil: (plan) => ({ ...plan, wire: (bytes) => Uint8Array.of(...bytes, 1, 2, 3, 4) }),
  },
  "version-1": {
    rules: ["MSG-02"],
    verdict: "block",
    about: "The message says it is of version 1.",
    spoil: (plan) => ({
      ...plan,
      wire: (bytes) => {
        const copy = Uint8Array.from(bytes);
        copy[messageOffset(copy)] = 0x81;
        return copy;
      },
    }),
  },
  "no-transaction": {
    rules: ["MSG-01"],
    verdict: "block",
    about: "Random bytes where the transaction should be.",
    // It begins with more signatures than can be counted: one in a hundred wholly random ones would
    // be taken for a message of another version, which is another rule's.
    spoil: (plan) => ({
      ...plan,
      wire: () => Uint8Array.of(0xff, 0xff, 0xff, ...randomBytes(197)),
    }),
  },
} as const satisfies Record<string, HostileKind>;
