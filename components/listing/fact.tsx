import type { ReactNode } from "react";

interface FactProps {
  name: string;
  /** The value takes the whole width, under its name. */
  wide?: boolean;
  children: ReactNode;
}

/** A named fact in a description list. */
export function Fact({ name, wide = false, children }: FactProps) {
  return (
    <div
      className={`gap-x-3 gap-y-2 py-3.5 ${wide ? "grid" : "grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline"}`}
    >
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
