import Link from "next/link";
import type { Cluster } from "@/lib/core/solana";

const clusterWords: Readonly<Record<Cluster, string>> = {
  "mainnet-beta": "Solana mainnet",
  devnet: "Solana devnet: coins without value",
  testnet: "Solana testnet: coins without value",
  localnet: "Local cluster: coins without value",
};

/** Quiet: the one promise, and which chain this instance stands on. */
export function SiteFooter({ cluster, operator }: { cluster: Cluster; operator: boolean }) {
  return (
    <footer className="border-line mt-auto border-t print:hidden">
      <div className="max-w-page text-muted mx-auto flex flex-wrap justify-between gap-x-8 gap-y-1 px-4 py-5 text-xs sm:px-6">
        <p>Nothing is signed unread. Countersign never sees a private key.</p>
        <p className="flex flex-wrap gap-x-8 gap-y-1">
          <Link
            href="/safety"
            prefetch={false}
            className="hover:text-ink underline underline-offset-4"
          >
            Wallet safety
          </Link>
          <Link
            href="/inspect"
            prefetch={false}
            className="hover:text-ink underline underline-offset-4"
          >
            Inspect a transaction
          </Link>
          {operator ? (
            <Link
              href="/operator"
              prefetch={false}
              className="hover:text-ink underline underline-offset-4 sm:hidden"
            >
              Operator
            </Link>
          ) : null}
          <span>{clusterWords[cluster]}</span>
        </p>
      </div>
    </footer>
  );
}
