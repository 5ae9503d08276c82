import type { PurchasePolicy } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import { env } from "@/lib/server/env";

/** 20 times the base fee of one signature: ample for a busy day, little beside any price. */
const NETWORK_FEE = lamports(100_000n);
/** A token account's deposit is 2,039,280 lamports; Token-2022 extensions add to it. */
const ACCOUNT_RENT = lamports(5_000_000n);

/** What holds for every purchase here, from the operator's configuration alone. */
export const purchasePolicy = (): PurchasePolicy => {
  const { realm, solana } = env();
  return {
    cluster: solana.cluster,
    marketplace: realm.treasuryWallets[0],
    feeBasisPoints: realm.maxFeeBasisPoints,
    networkFee: NETWORK_FEE,
    accountRent: ACCOUNT_RENT,
  };
};
