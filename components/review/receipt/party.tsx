import type { ReactNode } from "react";

/** Whose address it is, in a few words above it. */
export function Party({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-muted text-xs">{words}</span>
      {children}
    </div>
  );
}
