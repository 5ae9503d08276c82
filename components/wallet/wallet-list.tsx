import { Icon } from "@/components/ui/icon";
import type { WalletChoice } from "@/lib/browser/wallet/connected-wallet";

interface WalletListProps {
  wallets: readonly WalletChoice[];
  /** The wallet whose window is open. */
  asking: string | null;
  onPick: (choice: WalletChoice) => void;
}

/** One button per wallet, or what to do where there is none. */
export function WalletList({ wallets, asking, onPick }: WalletListProps) {
  if (wallets.length === 0) {
    return (
      <p className="text-muted text-sm">
        No wallet has made itself known in this browser. Install one and reload the page, or look
        under “More wallets”.
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-2">
      {wallets.map((wallet) => (
        <li key={`${wallet.source}:${wallet.name}`}>
          <button
            type="button"
            aria-busy={asking === wallet.name}
            onClick={() => {
              onPick(wallet);
            }}
            className="border-line hover:border-accent hover:bg-accent-soft rounded-control flex h-14 w-full items-center gap-3 border px-3.5 text-left font-medium transition-colors"
          >
            {/* On a ground of its own: some wallets draw theirs in white alone. */}
            <img src={wallet.icon} alt="" width={28} height={28} className="bg-muted rounded-sm" />
            <span className="flex-1">{wallet.name}</span>
            <Icon name="arrowRight" className="text-muted size-4" />
          </button>
        </li>
      ))}
    </ul>
  );
}
