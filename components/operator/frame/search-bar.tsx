import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { OperatorQuery } from "@/lib/core/operator/query";

interface SearchBarProps {
  readonly path: string;
  /** What can be searched for; the field's accessible name. */
  readonly label: string;
  readonly placeholder: string;
  readonly query: OperatorQuery<string>;
  /** Fields of the same form, for whatever else narrows the list. */
  readonly children?: ReactNode;
}

/** Searches within what is filtered; a plain form, so that the address is the search. */
export function SearchBar({ path, label, placeholder, query, children }: SearchBarProps) {
  return (
    <form action={path} method="get" role="search" className="mt-4 flex flex-wrap gap-2">
      {query.filter === null ? null : <input type="hidden" name="show" value={query.filter} />}
      <div
        className={`relative min-w-56 flex-1 ${children === undefined ? "" : "max-sm:basis-full"}`}
      >
        <Icon
          name="search"
          className="text-muted pointer-events-none absolute top-1/2 left-3 size-4.5 -translate-y-1/2"
        />
        <input
          type="search"
          name="q"
          // A new search is a new field: what was typed before belongs to the address before.
          key={query.text}
          aria-label={label}
          placeholder={placeholder}
          defaultValue={query.text}
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          className="bg-card border-edge placeholder:text-muted rounded-control h-11 w-full border pr-3 pl-10 font-mono text-sm placeholder:font-sans"
        />
      </div>
      {children}
      <Button type="submit">Search</Button>
    </form>
  );
}
