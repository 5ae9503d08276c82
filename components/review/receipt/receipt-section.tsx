import { useId, type ReactNode } from "react";

interface ReceiptSectionProps {
  title: string;
  aside?: string | null;
  children: ReactNode;
}

/** One block of the receipt: its heading on the left where there is room, what it says beside it. */
export function ReceiptSection({ title, aside = null, children }: ReceiptSectionProps) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className="border-edge/60 grid gap-x-4 gap-y-2 border-b border-dashed py-4 first:pt-5 last:border-b-0 last:pb-5 sm:grid-cols-[5.5rem_minmax(0,1fr)]"
    >
      <div>
        <h3 id={heading} className="text-muted text-sm font-medium tracking-normal">
          {title}
        </h3>
        {aside === null ? null : <p className="text-check text-xs">{aside}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-3">{children}</div>
    </section>
  );
}
