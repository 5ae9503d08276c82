import { getAddMemoInstruction } from "@solana-program/memo";
import { getTransferSolInstruction } from "@solana-program/system";
import type { Instruction } from "@solana/kit";
import { createWorld, type World, type WireOptions } from "@/lib/core/review/testing/world";
import type { Address } from "@/lib/core/solana";
import type { ProofGround } from "..";
import { MEMO, proofBlockhash, proofTransaction } from "../transaction";

/** A sign-in text of a site called app.example, with what a case changes in it. */
export const signInText = (
  wallet: Address,
  change: (text: string) => string = (same) => same,
): string =>
  change(
    [
      "app.example wants you to sign in with your Solana account:",
      wallet,
      "",
      "Sign in to Countersign. This costs nothing and moves nothing.",
      "",
      "URI: https://app.example",
      "Version: 1",
      "Chain ID: solana:localnet",
      "Nonce: 3yZe7d4Jm2bTqkLw9RfXpA",
      "Issued At: 2026-11-21T21:59:00.000Z",
      "Expiration Time: 2026-11-21T22:04:00.000Z",
    ].join("\n"),
  );

/** The buyer of a market who signs in, and transactions written by another hand than ours: kit's. */
export const createProofWorld = async () => {
  const world: World = await createWorld();
  const wallet = world.buyer.address;
  const text = signInText(wallet);
  const ground: ProofGround = {
    deed: "sign-in",
    wallet,
    host: "app.example",
    origin: "https://app.example",
    lines: ["Chain ID: solana:localnet"],
  };
  const memo = (words = text, programAddress = MEMO, signers = [world.buyer]): Instruction =>
    getAddMemoInstruction({ memo: words, signers }, { programAddress });
  const transfer = (): Instruction =>
    getTransferSolInstruction({
      source: world.buyer,
      destination: world.stranger.address,
      amount: 1n,
    });
  /** Unsigned, and tied to the block that the text names, unless a case says otherwise. */
  const made = (
    instructions: readonly Instruction[],
    options: WireOptions = {},
  ): Promise<Uint8Array> =>
    world.bytes(instructions, {
      version: "legacy",
      blockhash: proofBlockhash(text),
      signers: [],
      ...options,
    });
  const signed = (
    instructions: readonly Instruction[],
    options: WireOptions = {},
  ): Promise<Uint8Array> => made(instructions, { signers: [world.buyer], ...options });
  return {
    world,
    wallet,
    text,
    ground,
    memo,
    transfer,
    made,
    signed,
    proof: proofTransaction(wallet, text),
  };
};

export type ProofWorld = Awaited<ReturnType<typeof createProofWorld>>;
