import { randomBytes } from "node:crypto";
import { blockhash, createNoopSigner, getBase58Decoder } from "@solana/kit";
import { getAdvanceNonceAccountInstruction } from "@solana-program/system";
import { openNonceAccount } from "./nonce";
import { prepend, type HostileKind } from "./plan";

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

/** Cheating with the envelope: lifetime, signers, signatures, bytes. */
export const messages = {
  nonce: {
    rules: ["MSG-07"],
    about: "A durable nonce: once signed, it can be sent in a year.",
    spoil: async (plan, { chain, escrow }) => {
      const { nonceAccount, nonce } = await openNonceAccount(chain, escrow);
      const advance = getAdvanceNonceAccountInstruction({
        nonceAccount,
        nonceAuthority: createNoopSigner(escrow.address),
      });
      return prepend({ ...plan, lifetime: { ...plan.lifetime, blockhash: nonce } }, advance);
    },
  },
  "wrong-fee-payer": {
    rules: ["MSG-04"],
    about: "Somebody else pays the network fee, and so stands first.",
    spoil: (plan, { attacker }) => ({
      ...plan,
      draft: { ...plan.draft, feePayer: attacker.address },
      cosigners: [...plan.cosigners, attacker],
    }),
  },
  "unsigned-cosigner": {
    rules: ["MSG-05"],
    about: "The escrow has to sign and has not.",
    spoil: (plan) => ({ ...plan, cosigners: [] }),
  },
  "invalid-signature": {
    rules: ["MSG-06"],
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
    about: "The blockhash is none the cluster knows.",
    spoil: (plan) => ({
      ...plan,
      lifetime: {
        ...plan.lifetime,
        blockhash: blockhash(getBase58Decoder().decode(randomBytes(32))),
      },
    }),
  },
  "trailing-bytes": {
    rules: ["MSG-01"],
    about: "Four bytes follow the transaction's end.",
    spoil: (plan) => ({ ...plan, wire: (bytes) => Uint8Array.of(...bytes, 1, 2, 3, 4) }),
  },
  "version-1": {
    rules: ["MSG-01", "MSG-02"],
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
    about: "Random bytes where the transaction should be.",
    spoil: (plan) => ({ ...plan, wire: () => Uint8Array.from(randomBytes(200)) }),
  },
} as const satisfies Record<string, HostileKind>;
