import type { ReactNode } from "react";

interface SectionProps {
  id: string;
  title: string;
  /** What it is about, in a sentence or two. */
  about: string;
  children: ReactNode;
}

/** A part of the account: what it is on the left, how it stands on the right; on a phone, below. */
export function Section({ id, title, about, children }: SectionProps) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-16 gap-y-5 py-8 grid-cols-[minmax(0,1fr)] lg:grid-cols-[18rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        <p className="text-muted mt-1.5 max-w-prose text-sm">{about}</p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">{children}</div>
    </section>
  );
}
