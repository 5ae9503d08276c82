import { Progress } from "@/components/ui/progress";

/** While a wallet's window is open: where to go on, in words, since the window may be behind this one. */
export function WalletWindow({ name }: { name: string }) {
  return (
    <div aria-live="polite" className="flex flex-col gap-1">
      <Progress label="Continue in your wallet" />
      <p className="text-muted pl-7.5 text-xs motion-reduce:pl-0">
        {name} has opened a window and waits for your answer there.
      </p>
    </div>
  );
}
