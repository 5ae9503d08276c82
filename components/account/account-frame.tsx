import type { ReactNode } from "react";
import { AddressLabel } from "@/components/ui/address-label";
import type { Address } from "@/lib/core/solana";

/** The page's heading with whose account it is, and its sections under each other. */
export function AccountFrame({ wallet, children }: { wallet: Address; children: ReactNode }) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="text-xl">Account</h1>
        <AddressLabel address={wallet} label="Wallet" />
      </div>
      <div className="divide-line mt-4 divide-y">{children}</div>
    </>
  );
}
