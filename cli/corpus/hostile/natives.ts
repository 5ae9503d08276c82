import {
  getCloseLookupTableInstruction,
  getExtendLookupTableInstruction,
  getFreezeLookupTableInstruction,
} from "@solana-program/address-lookup-table";
import type { Definitions } from "../definition";
import {
  authorize,
  LOADER,
  openBuffer,
  openProgramData,
  openStake,
  openVote,
  setUpgradeAuthority,
  STAKE,
  VOTE,
  withdrawStake,
} from "../natives";
import { purchaseFollowedBy } from "../purchase-scene";
import { raw, signer, u32, u64, writable } from "../raw";
import { SOL } from "../stage";
import { openTable } from "../tables";

/** Authorities over stakes, votes, programs and lookup tables. */
export const nativeAuthorities: Definitions = {
  "stake-withdrawer-handed-over": {
    about: "The right to withdraw the buyer's stake goes to a thief.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      authorize(STAKE, await openStake(stage), stage.buyer.address, stage.thief.address, 1),
    ]),
  },
  "stake-staker-handed-over": {
    about: "The right to delegate the buyer's stake goes to a thief.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      authorize(STAKE, await openStake(stage), stage.buyer.address, stage.thief.address, 0),
    ]),
  },
  "stake-withdrawn": {
    about: "The buyer's stake is paid out to a thief.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      withdrawStake(await openStake(stage), stage.thief.address, stage.buyer.address, SOL / 2n),
    ]),
  },
  "vote-withdrawer-handed-over": {
    about: "The right to withdraw from the buyer's vote account goes to a thief.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      authorize(VOTE, await openVote(stage), stage.buyer.address, stage.thief.address, 1),
    ]),
  },
  "vote-account-emptied": {
    about: "What lies on the buyer's vote account goes to a thief.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      raw(
        VOTE,
        [
          writable(await openVote(stage)),
          writable(stage.thief.address),
          signer(stage.buyer.address),
        ],
        u32(3),
        u64(SOL / 2n),
      ),
    ]),
  },
  "upgrade-authority-handed-over": {
    about: "A thief may replace a program of the buyer's from now on.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      setUpgradeAuthority(await openProgramData(stage), stage.buyer.address, stage.thief.address),
    ]),
  },
  "program-buffer-handed-over": {
    about: "The buffer of a program about to be deployed gets a thief as its authority.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      setUpgradeAuthority(await openBuffer(stage), stage.buyer.address, stage.thief.address),
    ]),
  },
  "program-buffer-closed": {
    about: "A buffer of the buyer's is closed and its deposit goes to a thief.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      raw(
        LOADER,
        [
          writable(await openBuffer(stage)),
          writable(stage.thief.address),
          signer(stage.buyer.address),
        ],
        u32(5),
      ),
    ]),
  },
  "lookup-table-extended": {
    about: "A lookup table of the buyer's gets a thief's address as another entry.",
    finds: ["AUTH-10 block", "SIM-03 block"],
    scene: purchaseFollowedBy(async (stage) => {
      const { buyer, seller, thief } = stage;
      return [
        getExtendLookupTableInstruction({
          address: await openTable(stage, [seller.address], { authority: buyer.address }),
          authority: buyer,
          payer: buyer,
          addresses: [thief.address],
        }),
      ];
    }),
  },
  "lookup-table-frozen": {
    about: "A lookup table of the buyer's is frozen for good.",
    finds: ["AUTH-10 block"],
    scene: purchaseFollowedBy(async (stage) => [
      getFreezeLookupTableInstruction({
        address: await openTable(stage, [stage.seller.address], {
          authority: stage.buyer.address,
        }),
        authority: stage.buyer,
      }),
    ]),
  },
  "lookup-table-closed": {
    about: "A lookup table of the buyer's is closed and its deposit goes to a thief.",
    finds: ["AUTH-10 block"],
    scene: purchaseFollowedBy(async (stage) => [
      getCloseLookupTableInstruction({
        address: await openTable(stage, [stage.seller.address], {
          authority: stage.buyer.address,
          deactivated: true,
        }),
        authority: stage.buyer,
        recipient: stage.thief.address,
      }),
    ]),
  },
};
