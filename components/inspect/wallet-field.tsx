import { useId } from "react";
import { useWallet } from "@/lib/browser/wallet/use-wallet";

interface WalletFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** Whose side to take; a connected wallet is offered, never filled in unasked. */
export function WalletField({ value, onChange }: WalletFieldProps) {
  const id = useId();
  const state = useWallet();
  const connected = state.status === "connected" ? state.wallet.address : null;

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        Review as wallet <span className="text-muted font-normal">(optional)</span>
      </label>
      <input
        id={id}
        type="text"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        className="bg-card border-edge rounded-control h-11 w-full border px-3 font-mono text-sm"
      />
      <p id={`${id}-hint`} className="text-muted text-xs">
        The address whose money is at stake. Without it, that of whoever pays the fee.
      </p>
      {connected === null || connected === value.trim() ? null : (
        <button
          type="button"
          onClick={() => {
            onChange(connected);
          }}
          className="text-accent self-start py-1 text-sm underline underline-offset-4"
        >
          Use your wallet, {connected.slice(0, 4)}…{connected.slice(-4)}
        </button>
      )}
    </div>
  );
}
