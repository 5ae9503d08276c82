import {
  AuthorityType,
  getApproveInstruction,
  getSetAuthorityInstruction,
} from "@solana-program/token";
import { getAssignInstruction, SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import type { Instruction, KeyPairSigner } from "@solana/kit";
import { hiddenTransfer, quiet } from "@/sandbox/cluster/programs";
import type { Definition, Definitions } from "../definition";
import { openHookAccounts } from "../hooks";
import { authorize, openStake, openVote, STAKE, VOTE } from "../natives";
import { keyOf } from "../parties";
import { payer, raw, readonly, u64, writable } from "../raw";
import { memo, SOL, type Stage } from "../stage";
import { createMint, homeOf, mintTokens, moveTokens, openHome } from "../tokens";

/** What somebody brings to the inspector: no intent, only the wallet whose eyes it looks through. */
const inspected = (
  about: string,
  finds: Definition["finds"],
  instructions: (stage: Stage) => Promise<Instruction[]> | Instruction[],
  signers: (stage: Stage) => readonly KeyPairSigner[] = () => [],
): Definition => ({
  about,
  finds,
  scene: async (stage) => ({
    transaction: await stage.wire([...(await instructions(stage)), memo(stage.purchaseId)], {
      signers: signers(stage),
    }),
    intent: { version: 1, kind: "free", wallet: stage.buyer.address },
  }),
});

/** Harmful whatever was agreed to. */
export const withoutIntent: Definitions = {
  "claim-your-airdrop": inspected(
    "An airdrop that has to be claimed makes a thief the delegate of all coins.",
    ["AUTH-03 block", "SIM-04 block"],
    async ({ buyer, thief, coin }) => [
      getApproveInstruction({
        source: await homeOf(buyer.address, coin),
        delegate: thief.address,
        owner: buyer,
        amount: 2n ** 64n - 1n,
      }),
    ],
  ),
  "verify-your-wallet": inspected(
    "A wallet that has to be verified is handed to a program.",
    ["AUTH-01 block", "SIM-04 block"],
    ({ buyer }) => [getAssignInstruction({ account: buyer, programAddress: quiet.address })],
  ),
  "move-to-the-new-vault": inspected(
    "A move to a new vault gives the account with the coins to somebody else.",
    ["AUTH-02 block", "SIM-03 block", "SIM-04 block"],
    async ({ buyer, thief, coin }) => [
      getSetAuthorityInstruction({
        owned: await homeOf(buyer.address, coin),
        owner: buyer,
        authorityType: AuthorityType.AccountOwner,
        newAuthority: thief.address,
      }),
    ],
  ),
  "free-mint": inspected(
    "A mint that costs nothing takes thirty SOL inside an unknown program.",
    ["AUTH-07 block"],
    ({ buyer, thief }) => [
      raw(
        hiddenTransfer.address,
        [payer(buyer.address), writable(thief.address), readonly(SYSTEM_PROGRAM_ADDRESS)],
        u64(30n * SOL),
      ),
    ],
  ),
  "restake-with-us": inspected(
    "A better place for the stake takes over both of its authorities.",
    ["AUTH-06 block"],
    async (stage) => {
      const stake = await openStake(stage);
      const { buyer, thief } = stage;
      return [
        authorize(STAKE, stake, buyer.address, thief.address, 0),
        authorize(STAKE, stake, buyer.address, thief.address, 1),
      ];
    },
  ),
  "validator-maintenance": inspected(
    "Maintenance of a validator takes over the withdrawer of its vote account.",
    ["AUTH-06 block"],
    async (stage) => [
      authorize(VOTE, await openVote(stage), stage.buyer.address, stage.thief.address, 1),
    ],
  ),
  "somebody-elses-transfer": inspected(
    "A stranger's own transfer passes the wallet's signature on to the hook of his token.",
    ["AUTH-07 block", "MSG-05 warn", "SIM-06 warn"],
    async (stage) => {
      const { ledger, thief, seller, buyer } = stage;
      const token = await createMint(ledger, {
        key: await keyOf("hooked token"),
        authority: thief,
        extensions: [
          { __kind: "TransferHook", authority: thief.address, programId: quiet.address },
        ],
      });
      await mintTokens(ledger, token, thief, thief.address, 10n);
      await ledger.land([await openHome(thief, seller.address, token)], thief);
      const extra = await openHookAccounts(stage, quiet.address, token.mint, [
        payer(buyer.address),
      ]);
      const move = await moveTokens(thief, seller.address, token, 1n);
      return [{ ...move, accounts: [...(move.accounts ?? []), ...extra] }];
    },
    ({ thief }) => [thief],
  ),
};
