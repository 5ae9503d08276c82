import type { ReactNode } from "react";

/** A bordered piece of a section; `foot` holds what can be done with it. */
export function Card({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="bg-card border-line rounded-card border">
      <div className="px-4 py-4 sm:px-6 sm:py-5">{children}</div>
      {foot === undefined ? null : (
        <div className="border-line flex flex-wrap gap-2 border-t px-4 py-3 sm:px-6">{foot}</div>
      )}
    </div>
  );
}

/** A named fact of a card's description list. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid items-baseline gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
