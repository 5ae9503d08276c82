"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

/** A link of the header; it is the current one on its own page and on those below it. */
export function NavLink({
  href,
  below,
  prefetch = null,
  className = "",
  children,
}: {
  href: string;
  below: string;
  /** False where the page's scripts are heavy and few who see the link follow it. */
  prefetch?: false | null;
  className?: string;
  children: string;
}) {
  const path = usePathname();
  const current = path === href || path.startsWith(below);
  return (
    <Link
      href={href}
      prefetch={prefetch}
      aria-current={current ? "page" : undefined}
      className={`text-muted hover:text-ink aria-[current]:text-ink rounded-control px-1 py-2 text-sm font-medium sm:px-2 md:px-3 ${className}`}
    >
      {children}
    </Link>
  );
}
