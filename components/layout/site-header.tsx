import Link from "next/link";
import { Notifications } from "@/components/notifications";
import { WalletMenu } from "@/components/wallet";
import type { Address, Cluster } from "@/lib/core/solana";
import { Mark } from "./mark";
import { NavLink } from "./nav-link";
import type { Theme } from "./theme";
import { ThemeToggle } from "./theme-toggle";

interface SiteHeaderProps {
  session: { wallet: Address } | null;
  /** Whether the session is an operator's. */
  operator: boolean;
  cluster: Cluster;
  theme: Theme;
}

/** Slim, the same on every page: where one is, and who one is. */
export function SiteHeader({ session, operator, cluster, theme }: SiteHeaderProps) {
  return (
    <header className="border-line border-b print:hidden">
      <div className="max-w-page mx-auto flex h-14 items-center gap-1 px-4 sm:gap-2 sm:px-6">
        <Link href="/" aria-label="Countersign, to the market" className="flex items-center gap-2">
          <Mark />
          <span className="text-base font-semibold tracking-tight max-md:hidden">Countersign</span>
        </Link>
        <nav aria-label="Main" className="flex sm:ml-4">
          <NavLink href="/" below="/listings/">
            Market
          </NavLink>
          {session ? (
            <NavLink href="/library" below="/library/">
              Library
            </NavLink>
          ) : null}
          {session ? (
            <NavLink href="/studio/models" below="/studio/" prefetch={false}>
              Studio
            </NavLink>
          ) : null}
          {/* On a phone there is no room beside the wallet; the footer has it too. */}
          <NavLink href="/inspect" below="/inspect/" prefetch={false} className="max-sm:hidden">
            Inspect
          </NavLink>
          <NavLink href="/safety" below="/safety/" prefetch={false} className="max-lg:hidden">
            Safety
          </NavLink>
          {operator ? (
            <NavLink href="/operator" below="/operator/" prefetch={false} className="max-sm:hidden">
              Operator
            </NavLink>
          ) : null}
        </nav>
        <div className="ml-auto flex min-w-0 items-center sm:gap-2">
          <ThemeToggle initial={theme} />
          {session ? <Notifications wallet={session.wallet} /> : null}
          <WalletMenu session={session} cluster={cluster} />
        </div>
      </div>
    </header>
  );
}
