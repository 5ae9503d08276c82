"use client";

import type { ReactNode } from "react";
import { useKeptFocus } from "@/lib/browser/focus/use-kept-focus";

/** A part of a page whose buttons can go away when they are pressed: the focus stays within it. */
export function KeptFocus({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div ref={useKeptFocus()} className={className}>
      {children}
    </div>
  );
}
