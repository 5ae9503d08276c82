import { LimitsView } from "@/components/operator";
import { isRateSpan } from "@/lib/core/operator/limits";
import { limitFigures } from "@/lib/server/limits";
import { rateGauges } from "@/lib/server/realm-calls";
import { operatorTitle, requireOperator } from "../require-operator";

export const generateMetadata = operatorTitle("Rate limits");

export default async function LimitsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireOperator();
  const { within } = await searchParams;
  const span = isRateSpan(within) ? within : "24h";
  const own = limitFigures().map(({ refusedAt, ...limit }) => ({
    ...limit,
    refusedAt: refusedAt?.toISOString() ?? null,
  }));
  return <LimitsView span={span} gauges={await rateGauges(span)} own={own} />;
}
