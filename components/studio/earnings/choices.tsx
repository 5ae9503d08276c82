import { Ways } from "@/components/studio/frame";
import {
  saleRanges,
  saleRangeWords,
  salesAddress,
  type Earnings,
  type SalesQuery,
} from "@/lib/core/sales";
import { EARNINGS } from "./place";

const stepWords = { day: "By day", week: "By week", month: "By month" } as const;

/** How far back, and what a bar is: links, so that the address is the choice. */
export function Choices({
  query,
  step,
  possibleSteps,
}: Pick<Earnings, "query" | "step" | "possibleSteps">) {
  const to = (change: Partial<SalesQuery>): string =>
    salesAddress(EARNINGS, { ...query, cursor: null, ...change });
  return (
    <div className="flex flex-wrap gap-x-4">
      <Ways
        label="Range"
        current={to({ step: null })}
        ways={saleRanges.map((range) => ({
          href: to({ range, step: null }),
          words: saleRangeWords[range],
        }))}
      />
      {possibleSteps.length < 2 ? null : (
        <Ways
          label="Bars"
          current={to({ step })}
          ways={possibleSteps.map((one) => ({ href: to({ step: one }), words: stepWords[one] }))}
        />
      )}
    </div>
  );
}
