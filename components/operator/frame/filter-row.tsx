import Link from "next/link";
import { queryAddress, type OperatorQuery } from "@/lib/core/operator/query";

export interface FilterChoice {
  /** Null is all. */
  readonly value: string | null;
  readonly words: string;
  readonly count?: number;
}

interface FilterRowProps {
  readonly path: string;
  readonly query: OperatorQuery<string>;
  readonly choices: readonly FilterChoice[];
}

/** What the list can be narrowed to, as links; the search stays. */
export function FilterRow({ path, query, choices }: FilterRowProps) {
  return (
    <nav aria-label="Show" className="mt-3 mb-4 flex flex-wrap gap-1.5">
      {choices.map(({ value, words, count }) => (
        <Link
          key={words}
          href={queryAddress(path, { ...query, filter: value, cursor: null })}
          prefetch={false}
          aria-current={query.filter === value ? "true" : undefined}
          className="border-line text-muted hover:border-ink hover:text-ink aria-[current]:bg-ink aria-[current]:text-paper aria-[current]:border-ink inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-xs font-medium whitespace-nowrap"
        >
          <span className="first-letter:uppercase">{words}</span>
          {count === undefined ? null : <span className="tabular-nums">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
