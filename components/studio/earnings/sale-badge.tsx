import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { saleMismatchWords, saleStateWords, type SaleState, type SaleView } from "@/lib/core/sales";

const looks: Readonly<Record<SaleState, { tone: Tone; icon: IconName }>> = {
  unchecked: { tone: "neutral", icon: "clock" },
  checked: { tone: "safe", icon: "safe" },
  mismatch: { tone: "check", icon: "alert" },
};

/** What the chain says of a sale, with what is wrong where something is. */
export function SaleBadge({ sale: { state, mismatch } }: { sale: SaleView }) {
  return (
    <>
      <Badge {...looks[state]}>{saleStateWords[state]}</Badge>
      {mismatch === null ? null : (
        <span className="text-muted mt-1 block text-xs">{saleMismatchWords[mismatch]}</span>
      )}
    </>
  );
}
