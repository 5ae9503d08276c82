import type { TimeLeft } from "@/lib/browser/review/deadline";

/** A thin line that runs out. Not a live region: a figure read out every two seconds helps nobody. */
export function Countdown({ left }: { left: TimeLeft | null }) {
  const urgent = left !== null && left.seconds <= 15;
  return (
    <div className="flex items-center gap-3">
      <div aria-hidden="true" className="bg-line h-0.5 flex-1">
        <div
          className={`h-full origin-left transition-transform duration-2000 ease-linear ${urgent ? "bg-check" : "bg-accent"}`}
          style={{ transform: `scaleX(${left?.share ?? 1})` }}
        />
      </div>
      <p className={`text-xs tabular-nums ${urgent ? "text-check font-medium" : "text-muted"}`}>
        {left === null ? "Asking how long it is valid" : `About ${left.seconds} s left to sign`}
      </p>
    </div>
  );
}
