import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import type { OwnLimit, RateGauge, RateSpan } from "@/lib/core/operator/limits";
import { Gauge } from "./gauge";

const spans: readonly { readonly value: RateSpan; readonly words: string }[] = [
  { value: "1h", words: "1 hour" },
  { value: "24h", words: "24 hours" },
  { value: "7d", words: "7 days" },
];

const columns = [
  { label: "Limit" },
  { label: "Per address", figures: true },
  { label: "Per wallet", figures: true },
  { label: "Window", figures: true },
  { label: "Refused in an hour", figures: true },
  { label: "Last refused", figures: true },
];

const windowWords = (seconds: number): string =>
  seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;

const cellsOf = (limit: OwnLimit) => [
  <span key="name" className="font-mono">
    {limit.name}
  </span>,
  limit.perAddress,
  limit.perWallet ?? "no session",
  windowWords(limit.seconds),
  limit.refusedLately === 0 ? (
    "0"
  ) : (
    <strong key="refused" className="text-check">
      {limit.refusedLately}
    </strong>
  ),
  limit.refusedAt === null ? (
    <span key="at" className="text-muted">
      never
    </span>
  ) : (
    <span key="at" className="text-xs">
      <Day value={limit.refusedAt} to="time" />
    </span>
  ),
];

interface LimitsViewProps {
  readonly span: RateSpan;
  readonly gauges: readonly RateGauge[];
  readonly own: readonly OwnLimit[];
}

/** REALM's limits on us, and ours on others. */
export function LimitsView({ span, gauges, own }: LimitsViewProps) {
  return (
    <>
      <h1 className="text-xl">Rate limits</h1>
      <div className="mt-5 mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-sm font-semibold">REALM’s, per key and group</h2>
        <nav aria-label="History" className="flex gap-1.5">
          {spans.map(({ value, words }) => (
            <Link
              key={value}
              href={`/operator/limits?within=${value}`}
              prefetch={false}
              aria-current={value === span ? "true" : undefined}
              className="border-line text-muted hover:border-ink hover:text-ink aria-[current]:bg-ink aria-[current]:text-paper aria-[current]:border-ink inline-flex h-8 items-center rounded-full border px-3 text-xs font-medium whitespace-nowrap"
            >
              {words}
            </Link>
          ))}
        </nav>
      </div>
      {gauges.length === 0 ? (
        <EmptyState title="REALM has told nothing of its limits yet">
          They are in the headers of its answers; with the first call they appear here.
        </EmptyState>
      ) : (
        <ul aria-label="REALM’s limits" className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {gauges.map((gauge) => (
            <Gauge key={`${gauge.fingerprint} ${gauge.group}`} gauge={gauge} />
          ))}
        </ul>
      )}
      <h2 className="mt-8 text-sm font-semibold">This app’s own</h2>
      <p className="text-muted mt-1 mb-2 max-w-prose text-sm">
        Counted by each instance for itself, as are the refusals. Who is over one is told when to
        come back; whom it was, is not kept.
      </p>
      <DataTable
        name="This app’s own limits"
        columns={columns}
        rows={own.map((limit) => ({ key: limit.name, cells: cellsOf(limit) }))}
      />
    </>
  );
}
