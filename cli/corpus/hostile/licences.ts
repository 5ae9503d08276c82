import {
  AuthorityType,
  getApproveInstruction,
  getBurnInstruction,
  getFreezeAccountInstruction,
  getInitializeAccount3Instruction,
  getSetAuthorityInstruction,
  getTokenSize,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import { getCreateAccountInstruction } from "@solana-program/system";
import type { Definitions } from "../definition";
import { licenceWith, partsFor, promising } from "../other-licence";
import { keyOf } from "../parties";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { createMint, homeOf, mintTokens, moveTokens, openHome } from "../tokens";
import type { Stage } from "../stage";

/** Moves the licence out of escrow into an account that is not the buyer's associated one. */
const licenceInto = async ({ escrow, licence }: Stage, destination: string) =>
  getTransferCheckedInstruction({
    source: await homeOf(escrow.address, licence),
    mint: licence.mint,
    destination: (await keyOf(destination)).address,
    authority: escrow,
    amount: 1n,
    decimals: 0,
  });

/** A token account of the buyer's for the licence, opened by somebody else at an address of choice. */
const openTrap = async ({ ledger, thief, buyer, licence }: Stage) => {
  const key = await keyOf("trap");
  await ledger.land(
    [
      getCreateAccountInstruction({
        payer: thief,
        newAccount: key,
        lamports: ledger.rent(getTokenSize()),
        space: getTokenSize(),
        programAddress: TOKEN_PROGRAM_ADDRESS,
      }),
      getInitializeAccount3Instruction({
        account: key.address,
        mint: licence.mint,
        owner: thief.address,
      }),
      getSetAuthorityInstruction({
        owned: key.address,
        owner: thief,
        authorityType: AuthorityType.CloseAccount,
        newAuthority: thief.address,
      }),
      getSetAuthorityInstruction({
        owned: key.address,
        owner: thief,
        authorityType: AuthorityType.AccountOwner,
        newAuthority: buyer.address,
      }),
    ],
    thief,
    key,
  );
};

/** The money goes and the licence does not come, or does not stay. */
export const licences: Definitions = {
  "licence-kept": {
    about: "Everybody is paid and the licence stays in escrow.",
    finds: ["GET-01 block"],
    scene: purchaseScene(() => ({ parts: { licence: null } })),
  },
  "licence-to-thief": {
    about: "The buyer pays for everything and the licence goes to a thief.",
    finds: ["GET-01 block", "MSG-05 warn", "PAY-06 warn"],
    scene: purchaseScene(async ({ buyer, escrow, thief, licence }) => ({
      parts: {
        account: await openHome(buyer, thief.address, licence),
        licence: await moveTokens(escrow, thief.address, licence, 1n),
      },
    })),
  },
  "licence-of-nothing": {
    about: "The transfer of the licence is there and moves none.",
    finds: ["GET-01 block"],
    scene: purchaseScene(async ({ escrow, buyer, licence }) => ({
      parts: { licence: await moveTokens(escrow, buyer.address, licence, 0n) },
    })),
  },
  "worthless-token-instead": {
    about: "Another token arrives in the place of the licence.",
    finds: ["GET-01 block", "GET-02 warn", "MSG-05 warn"],
    scene: purchaseScene(async (stage) => ({
      parts: await partsFor(stage, await licenceWith(stage, {})),
    })),
  },
  "licence-sent-back": {
    about: "The licence arrives and goes back into escrow in the same transaction.",
    finds: ["GET-01 block", "PAY-04 block"],
    scene: purchaseFollowedBy(async ({ buyer, escrow, licence }) => [
      await moveTokens(buyer, escrow.address, licence, 1n),
    ]),
  },
  "licence-burned-on-arrival": {
    about: "The licence arrives and is destroyed in the same transaction.",
    finds: ["AUTH-05 block", "GET-01 block", "GET-02 warn"],
    scene: purchaseFollowedBy(async ({ buyer, licence }) => [
      getBurnInstruction({
        account: await homeOf(buyer.address, licence),
        mint: licence.mint,
        authority: buyer,
        amount: 1n,
      }),
    ]),
  },
  "licence-into-a-trap": {
    about: "The licence arrives in an account of the buyer's that a thief prepared and can close.",
    finds: ["GET-01 block"],
    scene: purchaseScene(async (stage) => {
      await openTrap(stage);
      return { parts: { account: null, licence: await licenceInto(stage, "trap") } };
    }),
  },
  "licence-account-delegated-before": {
    about: "The account in which the licence arrives has a delegate from an earlier theft.",
    finds: ["GET-01 block"],
    scene: purchaseScene(async ({ ledger, buyer, thief, licence }) => {
      await ledger.land(
        [
          await openHome(buyer, buyer.address, licence),
          getApproveInstruction({
            source: await homeOf(buyer.address, licence),
            delegate: thief.address,
            owner: buyer,
            amount: 1n,
          }),
        ],
        buyer,
      );
      return {};
    }),
  },
  "licence-frozen-on-arrival": {
    about: "The licence arrives and the marketplace freezes it there.",
    finds: ["AUTH-11 block", "GET-01 block", "SIM-04 block"],
    scene: purchaseScene(async (stage) => {
      const { escrow, buyer, intent } = stage;
      const token = await licenceWith(stage, { freezeAuthority: escrow.address });
      return {
        parts: await partsFor(stage, token),
        added: [
          getFreezeAccountInstruction({
            account: await homeOf(buyer.address, token),
            mint: token.mint,
            owner: escrow,
          }),
        ],
        scene: { intent: promising(intent, token) },
      };
    }),
  },
  "licence-that-does-not-exist": {
    about: "The promised mint does not exist, and a purchase without any licence is put forward.",
    finds: ["GET-01 block", "GET-02 block"],
    scene: purchaseScene(async ({ intent, licence }) => {
      const { address: mint } = await keyOf("mint nobody made");
      return {
        parts: { account: null, licence: null },
        scene: { intent: promising(intent, { ...licence, mint }) },
      };
    }),
  },
  "a-millionth-of-a-token": {
    about: "What was promised is one unit of a token with six decimals, of which there are many.",
    finds: ["GET-02 block", "GET-02 warn"],
    scene: purchaseScene(async (stage) => {
      const token = await createMint(stage.ledger, {
        key: await keyOf("split licence"),
        authority: stage.escrow,
        decimals: 6,
      });
      await mintTokens(stage.ledger, token, stage.escrow, stage.escrow.address, 1_000_000n);
      return {
        parts: await partsFor(stage, token),
        scene: { intent: promising(stage.intent, token) },
      };
    }),
  },
};
