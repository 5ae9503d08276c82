import { useId } from "react";
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
          <WalletButton
            wallet={wallet}
            busy={asking === wallet.name}
            onPick={() => {
              onPick(wallet);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

interface WalletButtonProps {
  wallet: WalletChoice;
  busy: boolean;
  onPick: () => void;
}

/** What a wallet can't be used for is said before it is picked; its name stays the button's name. */
function WalletButton({ wallet, busy, onPick }: WalletButtonProps) {
  const limit = useId();
  return (
    <button
      type="button"
      aria-label={wallet.name}
      aria-describedby={wallet.sendsAtOnce ? limit : undefined}
      aria-busy={busy}
      onClick={onPick}
      className="border-line hover:border-accent hover:bg-accent-soft rounded-control flex min-h-14 w-full items-center gap-3 border px-3.5 py-2 text-left font-medium transition-colors"
    >
      {/* On a ground of its own: some wallets draw theirs in white alone. */}
      <img src={wallet.icon} alt="" width={28} height={28} className="bg-muted rounded-sm" />
      <span className="flex-1">
        {wallet.name}
        {wallet.sendsAtOnce ? (
          <span id={limit} className="text-muted block text-xs font-normal">
            Can’t be used to buy: it sends what it signs at once, before that could be checked.
          </span>
        ) : null}
      </span>
      <Icon name="arrowRight" className="text-muted size-4" />
    </button>
  );
}
