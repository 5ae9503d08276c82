import type { AccountMeta } from "@solana/kit";
import { TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import {
  approver,
  handover,
  hiddenTokenTransfer,
  hiddenTransfer,
  quiet,
} from "@/sandbox/cluster/programs";
import type { Definitions } from "../definition";
import { openHookAccounts } from "../hooks";
import { writeMemory } from "../lighthouse";
import { licenceWith, NOBODY, partsFor, promising } from "../other-licence";
import { keyOf } from "../parties";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { key, payer, raw, readonly, signer, u64, writable } from "../raw";
import { MARKETPLACE, SOL, type Stage } from "../stage";
import { homeOf, moveTokens, openHome } from "../tokens";

const hiddenPayment = ({ buyer, thief }: Stage, lamports: bigint) =>
  raw(
    hiddenTransfer.address,
    [payer(buyer.address), writable(thief.address), readonly(SYSTEM_PROGRAM_ADDRESS)],
    u64(lamports),
  );

/** A purchase of a licence whose hook wants one more account on every transfer. */
const hookedPurchase = (wanted: (stage: Stage) => AccountMeta | Promise<AccountMeta>) =>
  purchaseScene(async (stage) => {
    const { escrow, buyer, intent } = stage;
    const token = await licenceWith(stage, {
      extensions: [{ __kind: "TransferHook", authority: escrow.address, programId: quiet.address }],
    });
    const extra = await openHookAccounts(stage, quiet.address, token.mint, [await wanted(stage)]);
    const licence = await moveTokens(escrow, buyer.address, token, 1n);
    return {
      parts: {
        ...(await partsFor(stage, token)),
        licence: { ...licence, accounts: [...(licence.accounts ?? []), ...extra] },
      },
      scene: { intent: promising(intent, token) },
    };
  });

/** Programs nobody knows, and what they do behind the instructions. */
export const programs: Definitions = {
  "hidden-transfer": {
    about: "An unknown program takes ten SOL by a call that no instruction shows.",
    finds: ["AUTH-07 block", "SIM-03 block"],
    scene: purchaseFollowedBy((stage) => [hiddenPayment(stage, 10n * SOL)]),
  },
  "hidden-transfer-of-one-lamport": {
    about: "An unknown program takes a single lamport by an inner call.",
    finds: ["AUTH-07 block", "SIM-03 block"],
    scene: purchaseFollowedBy((stage) => [hiddenPayment(stage, 1n)]),
  },
  "hidden-transfer-instead-of-a-share": {
    about: "The marketplace's share is paid to a thief inside an unknown program.",
    finds: ["AUTH-07 block", "PAY-01 block", "PAY-03 block", "SIM-03 block"],
    scene: purchaseScene((stage) => ({
      parts: { marketplace: hiddenPayment(stage, MARKETPLACE) },
    })),
  },
  "hidden-token-transfer": {
    about: "An unknown program takes the buyer's coins by an inner call.",
    finds: ["AUTH-07 block", "SIM-03 block"],
    scene: purchaseFollowedBy(async ({ ledger, buyer, thief, coin }) => {
      await ledger.land([await openHome(thief, thief.address, coin)], thief);
      return [
        raw(
          hiddenTokenTransfer.address,
          [
            writable(await homeOf(buyer.address, coin)),
            writable(await homeOf(thief.address, coin)),
            signer(buyer.address),
            readonly(TOKEN_PROGRAM_ADDRESS),
          ],
          u64(123_000_000n),
        ),
      ];
    }),
  },
  "hidden-licence-transfer": {
    about: "The licence arrives and an unknown program passes it on to a thief at once.",
    finds: ["AUTH-07 block", "GET-01 block", "SIM-03 block"],
    scene: purchaseFollowedBy(async ({ ledger, buyer, thief, licence }) => {
      await ledger.land([await openHome(thief, thief.address, licence)], thief);
      return [
        raw(
          hiddenTokenTransfer.address,
          [
            writable(await homeOf(buyer.address, licence)),
            writable(await homeOf(thief.address, licence)),
            signer(buyer.address),
            readonly(TOKEN_PROGRAM_ADDRESS),
          ],
          u64(1n),
        ),
      ];
    }),
  },
  "hidden-approval": {
    about: "An unknown program makes a thief the coins' delegate and no balance moves.",
    finds: ["AUTH-07 block", "SIM-04 block"],
    scene: purchaseFollowedBy(async ({ buyer, thief, coin }) => [
      raw(
        approver.address,
        [
          writable(await homeOf(buyer.address, coin)),
          readonly(thief.address),
          signer(buyer.address),
          readonly(TOKEN_PROGRAM_ADDRESS),
        ],
        u64(500_000_000n),
      ),
    ]),
  },
  "hidden-new-owner": {
    about: "An unknown program gives the account with the buyer's coins to a thief.",
    finds: ["AUTH-07 block", "SIM-03 block", "SIM-04 block"],
    scene: purchaseFollowedBy(async ({ buyer, thief, coin }) => [
      raw(
        handover.address,
        [
          writable(await homeOf(buyer.address, coin)),
          signer(buyer.address),
          readonly(TOKEN_PROGRAM_ADDRESS),
        ],
        key(thief.address),
      ),
    ]),
  },
  "signature-for-a-quiet-program": {
    about: "An unknown program gets the buyer's signature and does nothing while it is watched.",
    finds: ["AUTH-07 block"],
    scene: purchaseFollowedBy(({ buyer }) => [
      raw(quiet.address, [payer(buyer.address)], [1, 2, 3, 4]),
    ]),
  },
  "coins-for-a-quiet-program": {
    about: "An unknown program gets the account with the buyer's coins and does nothing yet.",
    finds: ["AUTH-08 block"],
    scene: purchaseFollowedBy(async ({ buyer, coin }) => [
      raw(quiet.address, [writable(await homeOf(buyer.address, coin))], [1]),
    ]),
  },
  "program-that-is-not-there": {
    about: "A program that does not exist yet is called and could be deployed before this lands.",
    finds: ["AUTH-07 block", "SIM-01 block"],
    scene: purchaseFollowedBy(({ buyer }) => [raw(NOBODY, [payer(buyer.address)], [0])]),
  },
  "fake-guard": {
    about: "A program that only looks like Lighthouse's guard gets the buyer's signature.",
    finds: ["AUTH-07 block"],
    scene: purchaseFollowedBy(({ buyer }) => [
      raw(quiet.address, [signer(buyer.address)], [5, 0, 0, 0]),
    ]),
  },
  "memory-written-as-a-guard": {
    about: "Lighthouse is told to write memory at the buyer's expense, which is no guard.",
    finds: ["AUTH-10 block"],
    scene: purchaseFollowedBy(async ({ buyer, seller }) => [
      writeMemory(buyer.address, (await keyOf("memory")).address, seller.address),
    ]),
  },
  "unknown-program-beside-a-theft": {
    about: "An unknown program takes part without anything of the buyer's, beside a plain theft.",
    finds: ["AUTH-09 warn", "PAY-01 block", "PAY-02 block"],
    scene: purchaseFollowedBy(({ pay, thief }) => [
      raw(quiet.address, [readonly(thief.address)], [9]),
      pay(thief.address, SOL),
    ]),
  },
  "signature-passed-on-by-a-hook": {
    about: "The licence's own transfer passes the buyer's signature on to the mint's hook.",
    finds: ["AUTH-07 block", "AUTH-10 block", "GET-02 warn", "SIM-06 warn"],
    scene: hookedPurchase(({ buyer }) => payer(buyer.address)),
  },
  "coins-passed-on-by-a-hook": {
    about:
      "The licence's own transfer hands the account with the buyer's coins to the mint's hook.",
    finds: ["AUTH-08 block", "GET-02 warn", "SIM-06 warn"],
    scene: hookedPurchase(async ({ buyer, coin }) => writable(await homeOf(buyer.address, coin))),
  },
};
