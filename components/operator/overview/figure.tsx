import type { ReactNode } from "react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";

interface FigureProps {
  readonly href: string;
  readonly words: string;
  /** A number, or one with its unit. */
  readonly value: number | string;
  /** Whether somebody has to look; null where the figure alarms nobody. */
  readonly alarmed?: boolean | null;
  readonly aside?: string | null;
}

/** A number that leads to what it counts; its shape says whether somebody has to look. */
export function Figure({ href, words, value, alarmed = null, aside = null }: FigureProps) {
  return (
    <li className="min-w-0">
      <Link
        href={href}
        prefetch={false}
        className="border-line hover:border-ink bg-card rounded-card block h-full border px-3 py-2.5"
      >
        <span className="text-muted flex items-center gap-1.5 text-xs">
          {alarmed === null ? null : (
            <Icon
              name={alarmed ? "alert" : "check"}
              className={`size-3.5 ${alarmed ? "text-stop" : "text-safe"}`}
            />
          )}
          {words}
        </span>
        <span
          className={`mt-0.5 block text-lg font-semibold tabular-nums ${alarmed === true ? "text-stop" : ""}`}
        >
          {value}
        </span>
        {aside === null ? null : <span className="text-muted block text-xs">{aside}</span>}
      </Link>
    </li>
  );
}

/** Figures of one kind under their name. */
export function Figures({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="mt-6 min-w-0">
      <h2 className="text-sm font-semibold">{name}</h2>
      <ul
        aria-label={name}
        className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(6.25rem,1fr))] gap-2"
      >
        {children}
      </ul>
    </section>
  );
}
