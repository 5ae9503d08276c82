import { Day } from "@/components/ui/day";
import { groupDigits } from "@/lib/core/money";
import type { ProfileView } from "@/lib/core/account";

/** From here on the bar says that little is left. */
const NEARLY = 90;

const count = (calls: number): string => groupDigits(BigInt(Math.max(0, Math.trunc(calls))));

/** How much of REALM's quota is used, as figures and as a bar. */
export function Quota({ quota }: { quota: ProfileView["quota"] }) {
  const { used, limit, resetDate } = quota;
  const percent = limit <= 0 ? 100 : Math.min(100, Math.max(0, (used / limit) * 100));
  const left = Math.max(0, limit - used);
  const tone = percent >= 100 ? "text-stop" : percent >= NEARLY ? "text-check" : "text-accent";
  return (
    <div className="text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-medium">Calls to REALM</h3>
        <p className="tabular-nums">
          {count(used)} <span className="text-muted">of {count(limit)} used</span>
        </p>
      </div>
      <div
        role="meter"
        aria-label="Calls to REALM used"
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(used, limit)}
        aria-valuetext={`${count(used)} of ${count(limit)}`}
        className={`mt-3 ${tone}`}
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          className="bg-wall h-2 w-full rounded-full"
        >
          <rect width={percent} height="1" fill="currentColor" />
        </svg>
      </div>
      <p className="text-muted mt-2">
        {left === 0 ? "None are left" : `${count(left)} left`}
        {percent >= NEARLY && left > 0 ? ", nearly used up" : ""}. Counted anew from{" "}
        <Day value={resetDate} />.
      </p>
    </div>
  );
}
