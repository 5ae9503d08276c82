import { Amount } from "@/components/ui/amount";
import type { Movement } from "@/lib/core/review";
import { formatUnits } from "./amounts";

/** An amount that moves, in its own unit; what one base unit is stands in the title. */
export function Figure({ movement }: { movement: Movement }) {
  const { mint, amount, decimals } = movement;
  if (mint === "SOL") return <Amount value={amount} className="text-base" />;
  return (
    <span className="font-mono text-base break-all" title={`${amount.toString()} base units`}>
      {formatUnits(amount, decimals)}
    </span>
  );
}

/** A name, dots that lead the eye, and what stands at their end. */
export function Leader({ words, children }: { words: React.ReactNode; children: React.ReactNode }) {
  return (
    <span className="flex items-baseline gap-2">
      <span className="min-w-0">{words}</span>
      <span aria-hidden="true" className="dotted-leader min-w-4 flex-1" />
      <span className="shrink-0">{children}</span>
    </span>
  );
}
