"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";

interface TabStripProps {
  /** The landmark's name. */
  label: string;
  className: string;
  children: ReactNode;
}

/** A row of links that scrolls by itself where it has no room; the current one is brought into it. */
export function TabStrip({ label, className, children }: TabStripProps) {
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
    <nav ref={strip} aria-label={label} className={`overflow-x-auto ${className}`}>
      {children}
    </nav>
  );
}
