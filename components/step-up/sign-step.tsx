import { WalletWindow } from "@/components/wallet/wallet-window";
import { Notice } from "@/components/ui/notice";
import type { WalletState } from "@/lib/browser/wallet/store";

interface SignStepProps {
  /** The text as the wallet will show it. */
  readonly message: string;
  readonly state: WalletState;
  readonly signing: boolean;
}

/** The text that is about to be signed, whole. */
export function SignStep({ message, state, signing }: SignStepProps) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">
        Your wallet shows this text. Sign it only if it says the same, within two minutes. Signing
        moves nothing and costs nothing.
      </p>
      <pre
        role="group"
        aria-label="Text to sign"
        className="bg-wall rounded-sm p-3 font-mono text-xs leading-relaxed wrap-anywhere whitespace-pre-wrap"
      >
        {message}
      </pre>
      {state.status === "connected" && signing ? <WalletWindow name={state.wallet.name} /> : null}
      {state.status === "none" ? (
        <Notice tone="check">
          No wallet is connected in this tab. Connect the wallet you signed in with, at the top of
          the page, and start again.
        </Notice>
      ) : null}
    </div>
  );
}
