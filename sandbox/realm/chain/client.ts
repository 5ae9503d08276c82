import { setTimeout as wait } from "node:timers/promises";
import {
  appendTransactionMessageInstructions,
  compileTransaction,
  createSolanaRpc,
  createTransactionMessage,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
  lamports as kitLamports,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransaction,
  type Address,
  type Instruction,
  type Signature,
} from "@solana/kit";
import type { Lamports } from "@/lib/core/money";
import type { Wallet } from "../state/keys";
import type { Lifetime } from "./compile";

export interface Work {
  readonly payer: Wallet;
  /** Everyone else who signs. */
  readonly signers?: readonly CryptoKeyPair[];
  readonly instructions: readonly Instruction[];
}

/** The cluster as REALM's own transactions need it. */
export interface Chain {
  readonly rpc: ReturnType<typeof createSolanaRpc>;
  /** Lands all of it, side by side, and waits until it is confirmed. @throws Error where one fails. */
  land(work: readonly Work[]): Promise<readonly Signature[]>;
  /** Lamports from the faucet, for each of these wallets; waits until they are there. */
  fund(gifts: readonly { readonly wallet: Address; readonly amount: Lamports }[]): Promise<void>;
}

const CONFIRM_MILLIS = 20_000;
const POLL_MILLIS = 60;
/** What getSignatureStatuses takes at once (the RPC specification's limit). */
const STATUS_BATCH = 256;
const PARALLEL = 16;

export const createChain = (rpcUrl: string): Chain => {
  const rpc = createSolanaRpc(rpcUrl);

  const send = async (
    { payer, signers = [], instructions }: Work,
    lifetime: Lifetime,
  ): Promise<Signature> => {
    const message = appendTransactionMessageInstructions(
      instructions,
      setTransactionMessageLifetimeUsingBlockhash(
        lifetime,
        setTransactionMessageFeePayer(payer.address, createTransactionMessage({ version: 0 })),
      ),
    );
    const signed = await signTransaction([payer.keyPair, ...signers], compileTransaction(message));
    await rpc
      .sendTransaction(getBase64EncodedWireTransaction(signed), { encoding: "base64" })
      .send();
    return getSignatureFromTransaction(signed);
  };

  const confirm = async (signatures: readonly Signature[]): Promise<void> => {
    const deadline = Date.now() + CONFIRM_MILLIS;
    let open = [...signatures];
    while (open.length > 0) {
      if (Date.now() > deadline) throw new Error(`${open.length} transactions were not confirmed`);
      const asked = open.slice(0, STATUS_BATCH);
      const { value } = await rpc.getSignatureStatuses(asked).send();
      const done = new Set<Signature>();
      for (const [index, signature] of asked.entries()) {
        const status = value[index];
        if (status?.err) throw new Error(`transaction ${signature} failed`);
        if (status && status.confirmationStatus !== "processed") done.add(signature);
      }
      open = open.filter((signature) => !done.has(signature));
      if (open.length > 0) await wait(POLL_MILLIS);
    }
  };

  return {
    rpc,
    fund: async (gifts) => {
      const asked = gifts.map(({ wallet, amount }) =>
        rpc.requestAirdrop(wallet, kitLamports(amount), { commitment: "confirmed" }).send(),
      );
      await confirm(await Promise.all(asked));
    },
    land: async (work) => {
      const { value: lifetime } = await rpc.getLatestBlockhash({ commitment: "confirmed" }).send();
      const signatures: Signature[] = [];
      for (let start = 0; start < work.length; start += PARALLEL) {
        const batch = work.slice(start, start + PARALLEL);
        signatures.push(...(await Promise.all(batch.map((one) => send(one, lifetime)))));
      }
      await confirm(signatures);
      return signatures;
    },
  };
};
