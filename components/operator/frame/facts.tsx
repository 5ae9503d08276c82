import type { ReactNode } from "react";

/** A part of one thing's page. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="bg-card border-line rounded-card border px-4 py-4 sm:px-5">
      <h2 className="mb-2 text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="text-sm">{children}</dl>;
}

interface FactProps {
  name: string;
  /** As long as an address: on a phone it stands under its name. */
  isLong?: boolean;
  children: ReactNode;
}

/** A name and its value, in one line where there is room. */
export function Fact({ name, isLong = false, children }: FactProps) {
  return (
    <div
      className={`border-line grid gap-x-4 border-t py-1.5 first:border-t-0 sm:grid-cols-[9rem_minmax(0,1fr)] ${isLong ? "grid-cols-[minmax(0,1fr)]" : "grid-cols-[6.5rem_minmax(0,1fr)]"}`}
    >
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** Digits and letters that are compared, not read. */
export function Code({ children }: { children: string }) {
  return <span className="font-mono break-all">{children}</span>;
}
