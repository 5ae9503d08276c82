import { Chart } from "@/components/ui/chart";
import type { UsageDay } from "@/lib/core/operator/credentials";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2026-03-10" as "10 Mar". */
const shortDay = (day: string): string => {
  const [, month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ""}`;
};

const callWords = (calls: number): string => `${calls} ${calls === 1 ? "call" : "calls"}`;

/** Calls and failures of the last thirty days. */
export function UsageChart({ days }: { days: readonly UsageDay[] }) {
  const points = (valueOf: (day: UsageDay) => number) =>
    days.map((day) => ({
      label: shortDay(day.day),
      at: `${day.day}T00:00:00Z`,
      value: valueOf(day),
      text: callWords(valueOf(day)),
    }));
  return (
    <Chart
      kind="line"
      caption="Use in the last 30 days"
      unit="calls a day (UTC)"
      along="Day"
      series={[
        { name: "All", points: points(({ calls }) => calls) },
        { name: "Failed", points: points(({ errors }) => errors) },
      ]}
    />
  );
}
