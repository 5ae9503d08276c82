import type { PurchaseState } from "@/lib/core/purchase";
import { timeline, type Mark } from "./timeline";

const dots: Readonly<Record<Mark, string>> = {
  done: "bg-accent border-accent",
  now: "bg-card border-accent border-[3px] animate-breathe",
  ahead: "bg-card border-edge",
  void: "bg-card border-line",
};
const lines: Readonly<Record<Mark, string>> = {
  done: "bg-accent",
  now: "bg-line",
  ahead: "bg-line",
  void: "bg-line",
};
const labels: Readonly<Record<Mark, string>> = {
  done: "text-ink",
  now: "text-ink font-medium",
  ahead: "text-muted",
  void: "text-muted line-through",
};

interface TimelineViewProps {
  state: PurchaseState;
  history: readonly { state: PurchaseState }[];
}

/**
 * prepared · signed · paid · owned. A drawing of the state's word beside it, so its labels are drawn
 * too: the words in the list are the state's and no others.
 */
export function TimelineView({ state, history }: TimelineViewProps) {
  const steps = timeline(state, history);
  const done = steps.filter(({ mark }) => mark === "done").length;
  return (
    <div
      role="img"
      aria-label={`Step ${done} of ${steps.length}`}
      className="flex w-full max-w-80 text-xs"
    >
      {steps.map(({ station, mark }, position) => (
        <span key={station} className="relative flex-1 last:flex-none">
          {position === steps.length - 1 ? null : (
            <span
              className={`absolute top-[5px] right-0 left-2.5 h-0.5 ${lines[steps[position + 1]?.mark ?? mark]}`}
            />
          )}
          <span className={`relative block size-3 rounded-full border-2 ${dots[mark]}`} />
          <span data-label={station} className={`step-label mt-1 block ${labels[mark]}`} />
        </span>
      ))}
    </div>
  );
}
