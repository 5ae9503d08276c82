import type { ReactNode } from "react";
import { Day } from "@/components/ui/day";
import { Icon, type IconName } from "@/components/ui/icon";
import { spanWords } from "@/lib/core/operator/span";

export interface Moment {
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  readonly icon: IconName;
  readonly title: ReactNode;
  readonly children?: ReactNode;
}

/** What happened, in the order in which it did, with what lay between. */
export function Timeline({ name, moments }: { name: string; moments: readonly Moment[] }) {
  const ordered = moments
    .map((moment) => ({ moment, at: Date.parse(moment.at) }))
    .sort((left, right) => left.at - right.at);
  return (
    <ol aria-label={name} className="text-sm">
      {ordered.map(({ moment, at }, position) => {
        const before = ordered[position - 1]?.at;
        return (
          <li key={moment.key} className="group/moment relative flex gap-3 pb-5 last:pb-0">
            <span className="bg-line absolute top-6 bottom-0 left-[0.6875rem] w-px group-last/moment:hidden" />
            <span className="text-accent grid size-6 shrink-0 place-items-center">
              <Icon name={moment.icon} className="size-4.5" />
            </span>
            <div className="min-w-0 flex-1 pt-0.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p className="font-medium first-letter:uppercase">{moment.title}</p>
                <p className="text-muted text-xs tabular-nums">
                  {before === undefined ? null : (
                    <span className="mr-2">{`+${spanWords(at - before)}`}</span>
                  )}
                  <Day value={moment.at} to="time" />
                </p>
              </div>
              {moment.children}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
