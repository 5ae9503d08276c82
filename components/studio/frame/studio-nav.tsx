"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { TabStrip } from "@/components/layout/tab-strip";

const places = [
  { href: "/studio/models", words: "Models" },
  { href: "/studio/images", words: "Images" },
  { href: "/studio/videos", words: "Videos" },
  { href: "/studio/jobs", words: "Jobs" },
  { href: "/studio/listings", words: "Listings" },
  { href: "/studio/earnings", words: "Earnings" },
] as const;

/** The studio's rooms. On a phone the row scrolls by itself, the page does not. */
export function StudioNav() {
  const path = usePathname();
  return (
    <TabStrip label="Studio" className="border-line -mx-4 border-b px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1">
        {places.map(({ href, words }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
              className="text-muted hover:text-ink aria-[current]:text-ink aria-[current]:border-accent -mb-px block border-b-2 border-transparent px-3 py-2.5 text-sm font-medium whitespace-nowrap"
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </TabStrip>
  );
}
