"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

interface Place {
  readonly href: string;
  readonly words: string;
  /** Current on its own page alone, not on those below it. */
  readonly isExact?: boolean;
}

interface TabStripProps {
  /** The landmark's name. */
  label: string;
  places: readonly Place[];
}

const isCurrent = (path: string, { href, isExact = false }: Place): boolean =>
  path === href || (!isExact && path.startsWith(`${href}/`));

/** A row of links that scrolls by itself where it has no room; the current one is brought into it. */
export function TabStrip({ label, places }: TabStripProps) {
  const strip = useRef<HTMLElement>(null);
  const path = usePathname();
  useEffect(() => {
    const row = strip.current;
    const current = row?.querySelector('[aria-current="page"]');
    if (!row || !current) return;
    const whole = row.getBoundingClientRect();
    const part = current.getBoundingClientRect();
    // Not scrollIntoView: it would move the page as well.
    row.scrollLeft += part.left + part.width / 2 - (whole.left + whole.width / 2);
  }, [path]);
  return (
    <nav
      ref={strip}
      aria-label={label}
      className="border-line -mx-4 overflow-x-auto border-b px-4 sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-1">
        {places.map((place) => (
          <li key={place.href}>
            <Link
              href={place.href}
              // Pages that each read the store: fetched ahead, one look would count as a dozen.
              prefetch={false}
              aria-current={isCurrent(path, place) ? "page" : undefined}
              className="text-muted hover:text-ink aria-[current]:text-ink aria-[current]:border-accent -mb-px block border-b-2 border-transparent px-3 py-2.5 text-sm font-medium whitespace-nowrap"
            >
              {place.words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
