import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import type { Instruction } from "@solana/kit";
import type { Definition, Definitions } from "../definition";
import { assertLamports, assertTokens } from "../lighthouse";
import { purchaseOutcome } from "../outcome";
import { signedScene } from "../signed-scene";
import { FEE, SOL, type Stage } from "../stage";
import { homeOf } from "../tokens";

/** What a wallet returned is no longer the reviewed bytes, and is in order. */
const returned = (
  about: string,
  instructions: (stage: Stage) => Promise<Instruction[]> | Instruction[],
  networkFee = FEE,
): Definition => ({
  about,
  finds: [],
  scene: async (stage) => ({
    ...(await signedScene(async () => ({ instructions: await instructions(stage) }))(stage)),
    outcome: purchaseOutcome(stage, { networkFee }),
  }),
});

const guard = ({ buyer }: Stage): Instruction => assertLamports(buyer.address, 84n * SOL);

/** Harmless edits by wallets after the review. */
export const wallets: Definitions = {
  "returned-as-it-was": returned("The wallet only signed.", ({ purchase }) => purchase()),
  "returned-with-a-guard-behind": returned(
    "The wallet added a Lighthouse guard at the end.",
    async (stage) => [
      ...stage.purchase(),
      assertTokens(await homeOf(stage.buyer.address, stage.licence), 1n),
    ],
  ),
  "returned-with-a-guard-before": returned(
    "The wallet added a Lighthouse guard at the beginning.",
    (stage) => [guard(stage), ...stage.purchase()],
  ),
  "returned-with-guards-all-over": returned(
    "The wallet added Lighthouse guards before, between and behind.",
    (stage) => [guard(stage), ...stage.purchase().flatMap((part) => [part, guard(stage)])],
  ),
  "returned-with-a-higher-price": returned(
    "The wallet raised the price of compute units within the cap.",
    ({ purchase }) =>
      purchase({ price: getSetComputeUnitPriceInstruction({ microLamports: 500_000n }) }),
    60_000n,
  ),
  "returned-with-room-for-guards": returned(
    "The wallet raised the limit of compute units and added a guard.",
    (stage) => [
      ...stage.purchase({ limit: getSetComputeUnitLimitInstruction({ units: 140_000 }) }),
      guard(stage),
    ],
    11_400n,
  ),
};
