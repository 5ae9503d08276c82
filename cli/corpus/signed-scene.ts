import type { Instruction } from "@solana/kit";
import type { Scene } from "./definition";
import type { Stage } from "./stage";
import type { Envelope } from "./wire";

/** What a wallet gives back instead of what it was given. */
export interface WalletEdit {
  readonly instructions: readonly Instruction[];
  readonly envelope?: Partial<Envelope>;
  /** The last word over the bytes. */
  readonly bytes?: (signed: Uint8Array) => Uint8Array;
}

/** A purchase that was reviewed, and what the wallet returned: edited, and signed by both again. */
export const signedScene =
  (edit: (stage: Stage) => WalletEdit | Promise<WalletEdit>) =>
  async (stage: Stage): Promise<Scene> => {
    const { instructions, envelope, bytes } = await edit(stage);
    const signed = await stage.wire(instructions, {
      signers: [stage.buyer, stage.escrow],
      ...envelope,
    });
    return {
      reviewed: await stage.wire(stage.purchase()),
      transaction: bytes ? bytes(signed) : signed,
      intent: stage.intent,
    };
  };
