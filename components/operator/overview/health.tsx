import { Badge } from "@/components/ui/badge";
import type { Standing } from "@/lib/core/operator/overview";
import { spanWords } from "@/lib/core/operator/span";

/** What the app leans on, a line each. */
export function Health({ standings }: { standings: readonly Standing[] }) {
  return (
    <ul aria-label="Health" className="border-line border-t text-sm">
      {standings.map(({ name, where, state, tookMs, remarks }) => (
        <li
          key={`${name} ${where}`}
          className="border-line flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2"
        >
          <span className="w-18 font-medium">{name}</span>
          {state === "up" ? (
            <Badge tone="safe" icon="check">
              Up
            </Badge>
          ) : (
            <Badge tone="stop" icon="stop">
              Down
            </Badge>
          )}
          <span className="text-muted min-w-0 font-mono text-xs wrap-anywhere">{where}</span>
          {remarks.length === 0 ? null : <span className="text-check">{remarks.join(", ")}</span>}
          <span className="ml-auto tabular-nums">
            {state === "up" ? spanWords(tookMs) : `gave up after ${spanWords(tookMs)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
