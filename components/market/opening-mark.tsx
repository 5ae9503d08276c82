"use client";

import { useLinkStatus } from "next/link";

/** Inside a link: a line that shows while its page is on the way, held back so that quick ones don't flash. */
export function OpeningMark() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={`bg-accent absolute inset-x-0 top-0 h-1 rounded-full transition-opacity delay-150 ${pending ? "animate-breathe opacity-100" : "opacity-0"}`}
    />
  );
}
