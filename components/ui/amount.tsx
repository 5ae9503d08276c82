import { formatSol, groupDigits } from "@/lib/core/money";

interface AmountProps {
  /** Whole lamports; shown as exact SOL, never rounded. */
  value: bigint;
  className?: string;
}

/** An amount of SOL with as many decimals as it has; the lamports on hover. */
export function Amount({ value, className = "" }: AmountProps) {
  return (
    <span
      className={`font-mono whitespace-nowrap [word-spacing:-0.2em] ${className}`}
      title={`${groupDigits(value)} lamports`}
    >
      {formatSol(value)} SOL
    </span>
  );
}
