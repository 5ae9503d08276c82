import {
  getApproveInstruction,
  getFreezeAccountInstruction,
  getTransferCheckedInstruction,
} from "@solana-program/token";
import {
  getDisableCpiGuardInstruction,
  getEnableMemoTransfersInstruction,
  getReallocateInstruction,
  ExtensionType,
} from "@solana-program/token-2022";
import type { ExtensionArgs } from "@solana-program/token-2022";
import type { Address } from "@solana/kit";
import type { Definitions } from "../definition";
import { keyOf } from "../parties";
import { purchaseScene } from "../purchase-scene";
import type { Stage } from "../stage";
import { createMint, homeOf, mintTokens, openHome, type Token } from "../tokens";

interface Issue {
  readonly token: Token;
  /** The buyer's account for it, with 900 of them. */
  readonly account: Address;
}

/** A token that a thief issued and the buyer holds. */
const issuedByThief = async (
  { ledger, thief, buyer }: Stage,
  extensions: readonly ExtensionArgs[] = [],
): Promise<Issue> => {
  const token = await createMint(ledger, {
    key: await keyOf("thief's token"),
    authority: thief,
    decimals: 1,
    freezeAuthority: thief.address,
    extensions,
  });
  await mintTokens(ledger, token, thief, buyer.address, 900n);
  await ledger.land([await openHome(thief, thief.address, token)], thief);
  return { token, account: await homeOf(buyer.address, token) };
};

const takenByThief = async (
  { thief }: Stage,
  { mint, program, decimals }: Token,
  source: Address,
  amount: bigint,
) =>
  getTransferCheckedInstruction(
    {
      source,
      mint,
      destination: await homeOf(thief.address, { mint, program, decimals }),
      authority: thief,
      amount,
      decimals,
    },
    { programAddress: program },
  );

/** Rights that others already have over the buyer's tokens, used while the buyer signs. */
export const rightsFromBefore: Definitions = {
  "old-delegate-takes-coins": {
    about: "A delegate from an earlier theft uses the moment and takes the coins.",
    finds: ["MSG-05 warn", "PAY-04 block"],
    scene: purchaseScene(async (stage) => {
      const { ledger, buyer, thief, escrow, coin } = stage;
      const source = await homeOf(buyer.address, coin);
      await ledger.land([await openHome(thief, thief.address, coin)], thief);
      await ledger.land(
        [
          getApproveInstruction({
            source,
            delegate: thief.address,
            owner: buyer,
            amount: 5_000n,
          }),
        ],
        buyer,
      );
      return {
        added: [await takenByThief(stage, coin, source, 5_000n)],
        envelope: { signers: [escrow, thief] },
      };
    }),
  },
  "permanent-delegate-takes-tokens": {
    about: "The permanent delegate of a token that the buyer holds takes all of it back.",
    finds: ["MSG-05 warn", "PAY-04 block"],
    scene: purchaseScene(async (stage) => {
      const { thief, escrow } = stage;
      const { token, account } = await issuedByThief(stage, [
        { __kind: "PermanentDelegate", delegate: thief.address },
      ]);
      return {
        added: [await takenByThief(stage, token, account, 900n)],
        envelope: { signers: [escrow, thief] },
      };
    }),
  },
  "issuer-freezes-tokens": {
    about: "The issuer of a token that the buyer holds freezes it.",
    finds: ["AUTH-11 block", "MSG-05 warn", "SIM-04 block"],
    scene: purchaseScene(async (stage) => {
      const { thief, escrow } = stage;
      const { token, account } = await issuedByThief(stage);
      return {
        added: [getFreezeAccountInstruction({ account, mint: token.mint, owner: thief })],
        envelope: { signers: [escrow, thief] },
      };
    }),
  },
  "transfers-made-to-need-memos": {
    about: "The buyer's account is set to refuse every transfer without a memo.",
    finds: ["AUTH-10 block", "SIM-03 block"],
    scene: purchaseScene(async (stage) => {
      const { buyer } = stage;
      const { account } = await issuedByThief(stage, [
        { __kind: "MintCloseAuthority", closeAuthority: stage.thief.address },
      ]);
      return {
        added: [
          getReallocateInstruction({
            token: account,
            payer: buyer,
            owner: buyer,
            newExtensionTypes: [ExtensionType.MemoTransfer],
          }),
          getEnableMemoTransfersInstruction({ token: account, owner: buyer }),
        ],
      };
    }),
  },
  "guard-against-programs-switched-off": {
    about: "The guard that keeps programs from spending the buyer's tokens is switched off.",
    finds: ["AUTH-10 block"],
    scene: purchaseScene(async (stage) => {
      const { ledger, buyer } = stage;
      const { account } = await issuedByThief(stage, [
        { __kind: "MintCloseAuthority", closeAuthority: stage.thief.address },
      ]);
      await ledger.land(
        [
          getReallocateInstruction({
            token: account,
            payer: buyer,
            owner: buyer,
            newExtensionTypes: [ExtensionType.CpiGuard],
          }),
        ],
        buyer,
      );
      return { added: [getDisableCpiGuardInstruction({ token: account, owner: buyer })] };
    }),
  },
};
