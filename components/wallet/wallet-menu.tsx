import { cookies } from "next/headers";
import { parseRemembered, WALLET_COOKIE } from "@/lib/browser/wallet/memory";
import type { Address, Cluster } from "@/lib/core/solana";
import { WalletControls } from "./wallet-controls";

interface WalletMenuProps {
  session: { wallet: Address } | null;
  cluster: Cluster;
}

/** The header's wallet corner. The server knows which wallet will reconnect, so nothing flashes. */
export async function WalletMenu({ session, cluster }: WalletMenuProps) {
  const remembered = parseRemembered((await cookies()).get(WALLET_COOKIE)?.value);
  return <WalletControls session={session} cluster={cluster} remembered={remembered} />;
}
