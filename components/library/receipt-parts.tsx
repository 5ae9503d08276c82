import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** A part of the receipt under its dashed rule. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-edge mt-8 border-t border-dashed pt-5">
      <h2 className="text-sm font-semibold">{title}</h2>
      <dl className="mt-2 text-sm">{children}</dl>
    </section>
  );
}

/** A line of the receipt: its name, its value at the right edge, and what needs the whole width. */
export function Entry({
  name,
  value,
  children,
}: {
  name: string;
  value?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5 print:break-inside-avoid">
      <dt className="text-muted">{name}</dt>
      {value === undefined ? null : <dd className="ml-auto text-right">{value}</dd>}
      {children === undefined ? null : <dd className="mt-1 w-full">{children}</dd>}
    </div>
  );
}

/** A long text made of digits and letters, whole, with a button that copies it. */
export function Hash({ name, text }: { name: string; text: string | null }) {
  if (text === null) return <Entry name={name} value="none yet" />;
  return (
    <Entry name={name}>
      <span className="flex items-start gap-2">
        <span className="min-w-0 font-mono break-all">{text}</span>
        <span className="-my-1.5">
          <CopyButton text={text} label={`Copy ${name.toLowerCase()}`} />
        </span>
      </span>
    </Entry>
  );
}
