import { intentToJson } from "@/lib/core/intent";
import { createWorld, NOW } from "@/lib/core/review/testing/world";
import { toBase64 } from "@/lib/core/solana";

/**
 * What is measured: a purchase as REALM prepares it, version 0. Compute limit and price, the buyer's
 * licence account, a transfer to the seller and one to the market, the licence from the escrow, a memo.
 */
export const measuredPurchase = async () => {
  const world = await createWorld();
  const instructions = world.purchase();
  if (instructions.length !== 7) throw new TypeError("a purchase has seven instructions");
  const [signed, unsigned] = await Promise.all([
    world.bytes(instructions),
    world.bytes(instructions, { signers: [] }),
  ]);
  return {
    /** base64; the escrow has signed, the buyer has not. */
    signed: toBase64(signed),
    /** base64; nobody has signed, so there is no signature to check. */
    unsigned: toBase64(unsigned),
    intent: intentToJson(world.intent),
    now: NOW.toISOString(),
  };
};
