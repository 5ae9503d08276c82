import { Chart } from "@/components/ui/chart";
import { formatSol } from "@/lib/core/money";
import type { Earnings } from "@/lib/core/sales";

const LAMPORTS_PER_SOL = 1e9;

const words = { day: "Day", week: "Week", month: "Month" } as const;

/** What was earned in each day, week or month. Days are those of UTC. */
export function OverTime({ spans, step }: Pick<Earnings, "spans" | "step">) {
  return (
    <Chart
      kind="bars"
      caption={`Net earnings by ${step}`}
      unit="SOL"
      along={`${words[step]} (UTC)`}
      series={[
        {
          name: "Net earnings",
          points: spans.map(({ label, tick, net, count }) => ({
            ...{ label, tick },
            // Drawn only; what is said and written is the exact text.
            value: Number(net) / LAMPORTS_PER_SOL,
            text: `${formatSol(net)} SOL`,
            ...(count === 0 ? {} : { more: count === 1 ? "1 sale" : `${count} sales` }),
          })),
        },
      ]}
    />
  );
}
