import type { ReactNode } from "react";

/** What all pictures of the lessons stand on: one wall, one pen. They say nothing that the words don't. */
export function Plate({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 240 180"
      className="bg-wall text-ink rounded-card aspect-[4/3] h-auto w-full"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}
