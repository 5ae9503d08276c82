import type { Instruction } from "@solana/kit";
import type { Intent } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import type { Scene, StatedOutcome } from "./definition";
import type { Stage } from "./stage";
import { moveTokens, openHome } from "./tokens";

const NOTHING: Intent["pay"] = { mint: "SOL", total: lamports(0n), payees: [] };

/** The buyer owns the licence by now and wants to sell it on. */
const ownLicence = async ({ ledger, buyer, escrow, licence }: Stage): Promise<void> => {
  await ledger.land(
    [
      await openHome(escrow, buyer.address, licence),
      await moveTokens(escrow, buyer.address, licence, 1n),
    ],
    escrow,
  );
};

/** A seller moves the licence into escrow: with these instructions, for this intent. */
export const listingScene =
  (
    instructions: (stage: Stage) => readonly Instruction[] | Promise<readonly Instruction[]>,
    outcome?: Partial<StatedOutcome>,
  ) =>
  async (stage: Stage): Promise<Scene> => {
    await ownLicence(stage);
    const { intent, licence, escrow, parts } = stage;
    const given = { mint: licence.mint, amount: 1n, counterparty: escrow.address };
    return {
      transaction: await stage.wire([...(await instructions(stage)), parts.memo], { signers: [] }),
      intent: {
        ...intent,
        kind: "list",
        pay: NOTHING,
        receive: [],
        give: [
          {
            mint: licence.mint,
            amount: lamports(1n),
            to: escrow.address,
            label: "licence for mod_zyx987",
          },
        ],
      },
      ...(outcome
        ? { outcome: { pays: [given], receives: [], networkFee: 5_000n, rent: 0n, ...outcome } }
        : {}),
    };
  };

/** The licence comes back out of escrow: with these instructions, for this intent. */
export const cancelScene =
  (
    instructions: (stage: Stage) => readonly Instruction[] | Promise<readonly Instruction[]>,
    outcome?: Partial<StatedOutcome>,
  ) =>
  async (stage: Stage): Promise<Scene> => {
    const { intent, licence, escrow, parts } = stage;
    const returned = { mint: licence.mint, amount: 1n, counterparty: escrow.address };
    return {
      transaction: await stage.wire([...(await instructions(stage)), parts.memo]),
      intent: { ...intent, kind: "cancel", pay: NOTHING },
      ...(outcome
        ? {
            outcome: { pays: [], receives: [returned], networkFee: 10_000n, rent: 0n, ...outcome },
          }
        : {}),
    };
  };
