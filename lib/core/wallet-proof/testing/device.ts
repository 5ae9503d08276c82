import { ed25519 } from "@noble/curves/ed25519.js";
import {
  PublicKey,
  SystemProgram,
  TransactionInstruction,
  TransactionMessage,
} from "@solana/web3.js";
import { addressFromBytes } from "@/lib/core/solana";
import { MEMO, proofBlockhash } from "../transaction";

/** An account on a device: signs the transactions of which it is the only signer, as they are. */
export const deviceOf = (seed: number) => {
  const secret = new Uint8Array(32).fill(seed);
  const address = addressFromBytes(ed25519.getPublicKey(secret));
  /** Wire bytes in, signed wire bytes out. */
  const sign = (wire: Uint8Array): Uint8Array =>
    Uint8Array.of(1, ...ed25519.sign(wire.subarray(65), secret), ...wire.subarray(65));
  /**
   * Signed all the same, but not the transaction of the text: one lamport moved beside the memo, tied
   * to a block that may exist, or with a durable nonce, so that it could be sent. Written by web3.js.
   */
  const signChanged = (text: string, change: keyof typeof changes): Uint8Array => {
    const wallet = new PublicKey(address);
    const memo = new TransactionInstruction({
      programId: new PublicKey(MEMO),
      keys: [{ pubkey: wallet, isSigner: true, isWritable: true }],
      data: Buffer.from(text),
    });
    const { before = [], after = [], blockhash } = changes[change](wallet);
    const message = new TransactionMessage({
      payerKey: wallet,
      recentBlockhash: blockhash ?? proofBlockhash(text),
      instructions: [...before, memo, ...after],
    }).compileToLegacyMessage();
    return sign(Uint8Array.of(1, ...new Uint8Array(64), ...message.serialize()));
  };
  return { secret, address, sign, signChanged };
};

interface Change {
  readonly before?: readonly TransactionInstruction[];
  readonly after?: readonly TransactionInstruction[];
  readonly blockhash?: string;
}

const SOMEBODY = new PublicKey(new Uint8Array(32).fill(9));

const changes = {
  none: (): Change => ({}),
  transfer: (wallet: PublicKey): Change => ({
    after: [SystemProgram.transfer({ fromPubkey: wallet, toPubkey: SOMEBODY, lamports: 1 })],
  }),
  blockhash: (): Change => ({ blockhash: SOMEBODY.toBase58() }),
  nonce: (wallet: PublicKey): Change => ({
    before: [SystemProgram.nonceAdvance({ noncePubkey: SOMEBODY, authorizedPubkey: wallet })],
  }),
};
