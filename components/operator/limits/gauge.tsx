import Link from "next/link";
import { AddressLabel } from "@/components/ui/address-label";
import { Chart, type ChartPoint } from "@/components/ui/chart";
import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import { isErased } from "@/lib/core/account";
import { queryAddress } from "@/lib/core/operator/query";
import type { RateGauge, RatePoint } from "@/lib/core/operator/limits";
import { isAddress } from "@/lib/core/solana";
import { visibleText } from "@/lib/core/text";

/** Below this share of a limit somebody has to look (seeds D14, M16). */
const LOW_PERCENT = 10;

const clock = (iso: string): string => iso.slice(11, 16);

const pointOf = ({ at, left, attempts, refused }: RatePoint): ChartPoint => {
  const share = `${Math.round(left * 10) / 10} % left`;
  const asked = `${attempts} asked${refused === 0 ? "" : `, ${refused} refused`}`;
  return {
    label: `${at.slice(0, 10)} ${clock(at)} UTC`,
    tick: clock(at),
    at,
    value: left,
    text: `${share}, ${asked}`,
  };
};

function Owner({ owner }: { owner: string | null }) {
  if (owner === null) return <>not of the vault any more</>;
  if (isErased(owner)) return <>Erased</>;
  return isAddress(owner) ? <AddressLabel address={owner} label="Owner" /> : <>{owner}</>;
}

/** What is left of a limit, as a bar that is read by its words. */
function Meter({ gauge: { limit, remaining, resetAt } }: { gauge: RateGauge }) {
  const percent = (100 * remaining) / Math.max(limit, 1);
  const isLow = percent < LOW_PERCENT;
  return (
    <div className="mt-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span
          className={`inline-flex items-center gap-1.5 font-medium ${isLow ? "text-stop" : ""}`}
        >
          <Icon
            name={isLow ? "alert" : "check"}
            className={`size-4 self-center ${isLow ? "text-stop" : "text-safe"}`}
          />
          <span className="tabular-nums">{`${remaining} of ${limit} left`}</span>
        </span>
        <span className="text-muted text-xs">
          {resetAt === null ? (
            "whole again"
          ) : (
            <>
              resets <Day value={resetAt} to="time" />
            </>
          )}
        </span>
      </p>
      <div aria-hidden="true" className="bg-wall border-line mt-1.5 h-2 rounded-full border">
        <div
          className={`h-full rounded-full ${isLow ? "bg-stop" : "bg-accent"}`}
          style={{ width: `${Math.min(100, percent)}%` }}
        />
      </div>
    </div>
  );
}

/** One key's limit for one group of endpoints: what is left, until when, and how it went. */
export function Gauge({ gauge }: { gauge: RateGauge }) {
  const { fingerprint, group, label, owner, history } = gauge;
  return (
    <li className="bg-card border-line rounded-card min-w-0 border px-4 py-4 sm:px-5">
      <h3 className="font-semibold">{group}</h3>
      <p className="text-muted mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-xs">
        <span>{label === null ? "unknown key" : visibleText(label)}</span>
        <Link
          href={queryAddress("/operator/calls", { more: { credential: fingerprint } })}
          prefetch={false}
          className="font-mono underline underline-offset-4"
        >
          {fingerprint}
        </Link>
        <span>
          <Owner owner={owner} />
        </span>
      </p>
      <Meter gauge={gauge} />
      <div className="mt-4">
        {history.length === 0 ? (
          <p className="text-muted text-sm">REALM told nothing of it within this span.</p>
        ) : (
          <Chart
            kind="line"
            caption={`Least left of ${group}`}
            unit="%"
            whole={100}
            along="Time"
            series={[{ name: "left", points: history.map(pointOf) }]}
          />
        )}
      </div>
    </li>
  );
}
