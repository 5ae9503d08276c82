import type { HandoverPolicy } from "@/lib/core/intent";
import { env } from "@/lib/server/env";
import { purchasePolicy } from "@/lib/server/purchases";

/** What holds for every handover here, from the operator's configuration alone; null without an escrow. */
export const handoverPolicy = (): HandoverPolicy | null => {
  const { escrowWallet } = env().realm;
  if (escrowWallet === null) return null;
  const { cluster, networkFee, accountRent } = purchasePolicy();
  return { cluster, escrow: escrowWallet, networkFee, accountRent };
};
