import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import type { Definitions } from "../definition";
import { keyOf } from "../parties";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { openHome } from "../tokens";

const price = (microLamports: bigint) => getSetComputeUnitPriceInstruction({ microLamports });

/** Money that goes to validators, or into other people's deposits. */
export const fees: Definitions = {
  "priority-fee-burned": {
    about: "The price of a compute unit burns a fifth of a SOL on fees.",
    finds: ["PAY-05 block"],
    scene: purchaseScene(() => ({ parts: { price: price(2_000_000_000n) } })),
  },
  "priority-fee-by-limit": {
    about: "A price that looks modest is multiplied by the highest limit there is.",
    finds: ["PAY-05 block"],
    scene: purchaseScene(() => ({
      parts: {
        limit: getSetComputeUnitLimitInstruction({ units: 1_400_000 }),
        price: price(1_000_000n),
      },
    })),
  },
  "priority-fee-without-limit": {
    about: "No limit is set, so that the cluster's own high one multiplies the price.",
    finds: ["PAY-05 block"],
    scene: purchaseScene(() => ({ parts: { limit: null, price: price(50_000_000n) } })),
  },
  "price-set-twice": {
    about: "A modest price is set first and an extreme one after it.",
    finds: ["PAY-05 block", "SIM-01 block"],
    scene: purchaseFollowedBy(() => [price(900_000_000n)]),
  },
  "limit-set-twice": {
    about: "The limit of compute units is set twice, which every cluster refuses.",
    finds: ["PAY-05 block", "SIM-01 block"],
    scene: purchaseFollowedBy(() => [getSetComputeUnitLimitInstruction({ units: 1_400_000 })]),
  },
  "strangers-accounts-paid": {
    about: "The buyer pays the deposits of token accounts for strangers, who can close them.",
    finds: ["PAY-01 block", "PAY-06 warn"],
    scene: purchaseFollowedBy(async ({ buyer, thief, sponsor, coin }) => [
      await openHome(buyer, thief.address, coin),
      await openHome(buyer, sponsor.address, coin),
      await openHome(buyer, (await keyOf("friend of the thief")).address, coin),
    ]),
  },
};
