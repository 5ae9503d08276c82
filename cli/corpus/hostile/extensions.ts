import {
  AccountState,
  getTransferCheckedWithFeeInstruction,
  getUpdateDefaultAccountStateInstruction,
  type ExtensionArgs,
} from "@solana-program/token-2022";
import type { Definition, Definitions } from "../definition";
import { licenceWith, partsFor, promising } from "../other-licence";
import { purchaseScene } from "../purchase-scene";
import type { PartChanges, Stage } from "../stage";
import { homeOf, type Token } from "../tokens";

/** A purchase of a licence whose mint has these extensions. */
const bound = (
  about: string,
  finds: Definition["finds"],
  extensions: (stage: Stage) => readonly ExtensionArgs[],
  more: (stage: Stage, token: Token) => Promise<PartChanges> | PartChanges = () => ({}),
): Definition => ({
  about,
  finds,
  scene: purchaseScene(async (stage) => {
    const token = await licenceWith(stage, {
      extensions: extensions(stage),
      freezeAuthority: stage.escrow.address,
    });
    return {
      parts: { ...(await partsFor(stage, token)), ...(await more(stage, token)) },
      scene: { intent: promising(stage.intent, token) },
    };
  }),
});

const fee = (basisPoints: number) => ({
  epoch: 0n,
  maximumFee: 1_000n,
  transferFeeBasisPoints: basisPoints,
});

const feeConfig = ({ thief }: Stage, basisPoints: number): ExtensionArgs => ({
  __kind: "TransferFeeConfig",
  transferFeeConfigAuthority: thief.address,
  withdrawWithheldAuthority: thief.address,
  withheldAmount: 0n,
  olderTransferFee: fee(basisPoints),
  newerTransferFee: fee(basisPoints),
});

/** Licences of the newer token program that can be taken back, taxed away or stopped. */
export const extensions: Definitions = {
  "permanent-delegate": bound(
    "The licence has a permanent delegate, who can take it back at any time.",
    ["GET-02 block"],
    ({ thief }) => [{ __kind: "PermanentDelegate", delegate: thief.address }],
  ),
  "permanent-delegate-behind-metadata": bound(
    "A permanent delegate stands among harmless extensions.",
    ["GET-02 block", "GET-02 warn"],
    ({ thief, escrow }) => [
      { __kind: "MetadataPointer", authority: escrow.address, metadataAddress: escrow.address },
      { __kind: "MintCloseAuthority", closeAuthority: escrow.address },
      { __kind: "PermanentDelegate", delegate: thief.address },
    ],
  ),
  "licence-taxed-away": bound(
    "The mint keeps a share of each transfer, rounded up, which of one licence is all of it.",
    ["GET-01 block", "GET-02 warn"],
    (stage) => [feeConfig(stage, 100)],
  ),
  "licence-taxed-away-openly": bound(
    "The transfer itself says that the whole licence is kept as a fee.",
    ["GET-01 block", "GET-02 warn"],
    (stage) => [feeConfig(stage, 10_000)],
    async ({ escrow, buyer }, token) => ({
      licence: getTransferCheckedWithFeeInstruction({
        source: await homeOf(escrow.address, token),
        mint: token.mint,
        destination: await homeOf(buyer.address, token),
        authority: escrow,
        amount: 1n,
        decimals: 0,
        fee: 1n,
      }),
    }),
  ),
  "licence-arrives-frozen": {
    about: "New accounts of the mint are frozen, so the licence could not even arrive.",
    finds: ["GET-02 warn", "SIM-01 block"],
    scene: purchaseScene(async (stage) => {
      const { ledger, escrow, intent } = stage;
      const token = await licenceWith(stage, {
        extensions: [{ __kind: "DefaultAccountState", state: AccountState.Initialized }],
        freezeAuthority: escrow.address,
      });
      const freeze = getUpdateDefaultAccountStateInstruction({
        mint: token.mint,
        freezeAuthority: escrow,
        state: AccountState.Frozen,
      });
      await ledger.land([freeze], escrow);
      return {
        parts: await partsFor(stage, token),
        scene: { intent: promising(intent, token) },
      };
    }),
  },
  "licence-non-transferable-and-delegated": bound(
    "The licence can't be passed on by the buyer and can be taken back by a thief.",
    ["GET-02 block", "GET-02 warn", "SIM-01 block"],
    ({ thief }) => [
      { __kind: "NonTransferable" },
      { __kind: "PermanentDelegate", delegate: thief.address },
    ],
  ),
  "licence-paused": bound(
    "The mint can be paused, and somebody who is not known holds the switch and the delegate's right.",
    ["GET-02 block", "GET-02 warn"],
    ({ thief }) => [
      { __kind: "PausableConfig", authority: thief.address, paused: false },
      { __kind: "PermanentDelegate", delegate: thief.address },
    ],
  ),
};
