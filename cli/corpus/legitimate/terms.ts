import type { Instruction } from "@solana/kit";
import type { Intent } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import type { Address } from "@/lib/core/solana";
import type { Definition, Definitions } from "../definition";
import { purchaseOutcome } from "../outcome";
import { keyOf } from "../parties";
import { purchaseScene } from "../purchase-scene";
import { SOL, type Stage } from "../stage";

const SELLER_ALL = 975_000_000n;

interface Share {
  readonly role: "seller" | "marketplace";
  readonly to: Address;
  readonly amount: bigint;
}

/** A purchase at other terms: these shares agreed, and exactly these paid. */
const sharing = (
  about: string,
  shares: (stage: Stage) => readonly Share[] | Promise<readonly Share[]>,
  balance = 100n * SOL,
): Definition => ({
  about,
  finds: [],
  scene: purchaseScene(async (stage) => {
    const { ledger, buyer, intent, pay } = stage;
    const state = ledger.read(buyer.address);
    if (state) ledger.write(buyer.address, { ...state, lamports: balance });
    const agreed = await shares(stage);
    const total = agreed.reduce((sum, { amount }) => sum + amount, 0n);
    const terms: Intent["pay"] = {
      mint: "SOL",
      total: lamports(total),
      payees: agreed.map(({ role, to, amount }) => ({
        role,
        address: to,
        amount: lamports(amount),
      })),
    };
    const paid = (role: Share["role"]): Instruction | null => {
      const share = agreed.find((candidate) => candidate.role === role);
      return share ? pay(share.to, share.amount) : null;
    };
    return {
      parts: { seller: paid("seller"), marketplace: paid("marketplace") },
      scene: {
        intent: { ...intent, pay: terms },
        outcome: purchaseOutcome(stage, {
          pays: agreed.map(({ to, amount }) => ({ mint: "SOL", amount, counterparty: to })),
        }),
      },
    };
  }),
});

/** Honest purchases at other prices and with other people. */
export const terms: Definitions = {
  "no-marketplace-fee": sharing("The marketplace takes no fee at all.", ({ seller }) => [
    { role: "seller", to: seller.address, amount: 3n * SOL },
  ]),
  "a-tiny-price": sharing("The price is a hundred lamports.", ({ seller, treasury }) => [
    { role: "seller", to: seller.address, amount: 98n },
    { role: "marketplace", to: treasury.address, amount: 2n },
  ]),
  "a-price-of-one-lamport": sharing("The price is the smallest there is.", ({ seller }) => [
    { role: "seller", to: seller.address, amount: 1n },
  ]),
  "a-huge-price": sharing(
    "The price is two million SOL, beyond what floating numbers of lamports hold exactly.",
    ({ seller, treasury }) => [
      { role: "seller", to: seller.address, amount: 11_949_999_999_999_999n },
      { role: "marketplace", to: treasury.address, amount: 50_000_000_000_001n },
    ],
    13_000_000_000_000_001n,
  ),
  "the-last-of-the-sol": sharing(
    "The wallet is left with the least that an account may hold.",
    ({ seller, treasury }) => [
      { role: "seller", to: seller.address, amount: SELLER_ALL },
      { role: "marketplace", to: treasury.address, amount: 25_000_000n },
    ],
    SELLER_ALL + 25_000_000n + 2_039_280n + 11_000n + 890_880n,
  ),
  "seller-new-on-the-chain": sharing(
    "The seller's account comes into being by the payment.",
    async ({ treasury }) => [
      { role: "seller", to: (await keyOf("new seller")).address, amount: SOL },
      { role: "marketplace", to: treasury.address, amount: SOL / 40n },
    ],
  ),
  "marketplace-sells-itself": sharing(
    "Seller and marketplace are one address and get both shares.",
    ({ treasury }) => [
      { role: "seller", to: treasury.address, amount: 2n * SOL },
      { role: "marketplace", to: treasury.address, amount: SOL / 20n },
    ],
  ),
};
