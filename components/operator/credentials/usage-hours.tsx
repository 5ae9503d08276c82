import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import type { CredentialFile, UsageLine } from "@/lib/core/operator/credentials";
import { queryAddress } from "@/lib/core/operator/query";

const SHOWN = 24;

const columns = [
  { label: "Operation" },
  { label: "Hour", figures: true },
  { label: "Calls", figures: true },
  { label: "Failed", figures: true },
  { label: "401, 403", figures: true },
];

const cellsOf = ({ hour, operation, calls, errors, refusals }: UsageLine) => [
  operation,
  <span key="hour" className="text-xs">
    <Day value={hour} to="time" />
  </span>,
  calls,
  errors,
  refusals,
];

/** What it was used for, by the hour, and the way to each single call. */
export function UsageHours({ credential }: { credential: CredentialFile }) {
  const { usage, fingerprint } = credential;
  return (
    <section className="mt-6">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-sm font-semibold">What it was used for</h2>
        <Link
          href={queryAddress("/operator/calls", { more: { credential: fingerprint } })}
          prefetch={false}
          className="text-accent text-sm underline-offset-4 hover:underline"
        >
          Every single call
        </Link>
      </div>
      {usage.length === 0 ? (
        <p className="text-muted text-sm">No call was made with it yet.</p>
      ) : (
        <DataTable
          name="Use by the hour"
          columns={columns}
          rows={usage.slice(0, SHOWN).map((line) => ({
            key: `${line.hour} ${line.operation}`,
            cells: cellsOf(line),
          }))}
        />
      )}
      {usage.length > SHOWN ? (
        <p className="text-muted mt-2 text-xs">The newest {SHOWN}. The evidence has all of them.</p>
      ) : null}
    </section>
  );
}
