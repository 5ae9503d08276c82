"use client";

import { lazy, Suspense, useId, useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { Address, Cluster } from "@/lib/core/solana";

const AccountPanel = lazy(() => import("./account-panel"));

interface AccountButtonProps {
  name: string;
  icon: string | null;
  /** Null while the wallet used last is being asked. */
  address: Address | null;
  signedIn: boolean;
  cluster: Cluster;
  onSwitch: () => void;
}

/** The wallet's name and account; pressing it unfolds what can be done with them. */
export function AccountButton({
  name,
  icon,
  address,
  signedIn,
  cluster,
  onSwitch,
}: AccountButtonProps) {
  const panel = useId();
  const [opened, setOpened] = useState(false);

  return (
    <>
      <button
        type="button"
        popoverTarget={panel}
        aria-busy={address === null}
        className="border-edge bg-card hover:border-ink rounded-control flex h-9 min-w-0 items-center gap-2 border px-2.5 text-sm font-medium transition-colors"
      >
        <WalletIcon icon={icon} />
        <span className="truncate max-md:sr-only">{name}</span>
        {address === null ? (
          <span className="text-muted font-mono text-xs max-[26rem]:hidden">········</span>
        ) : (
          <>
            <span
              aria-hidden="true"
              className="text-muted font-mono text-xs whitespace-nowrap max-[26rem]:hidden"
            >
              {address.slice(0, 4)}…{address.slice(-4)}
            </span>
            <span className="sr-only">{address}</span>
          </>
        )}
      </button>
      <div
        id={panel}
        popover="auto"
        role="group"
        aria-label="Wallet"
        onToggle={(event) => {
          setOpened(event.newState === "open");
        }}
        className="border-line bg-card text-ink rounded-card fixed inset-auto top-16 right-[max(1rem,calc((100vw-80rem)/2+1.5rem))] m-0 w-[min(22rem,calc(100vw-2rem))] border p-0"
      >
        {opened && address !== null ? (
          <Suspense>
            <AccountPanel
              address={address}
              signedIn={signedIn}
              cluster={cluster}
              onSwitch={onSwitch}
            />
          </Suspense>
        ) : null}
      </div>
    </>
  );
}

function WalletIcon({ icon }: { icon: string | null }) {
  if (icon === null) return <Icon name="wallet" className="size-4.5" />;
  // A data URI from the wallet: no loader could make it smaller, and as an image it runs nothing.
  return (
    <img
      src={icon}
      alt=""
      width={18}
      height={18}
      className="bg-muted size-4.5 rounded-sm object-contain"
    />
  );
}
