import type { ReactNode } from "react";
import { Notice } from "./notice";

interface ProblemProps {
  /** What went wrong; null: nothing did. */
  said: ReactNode;
  /** Leaves room above it, where its place has none between its parts. */
  apart?: boolean;
}

/** Why something that was asked for did not happen, said at once where it was asked. */
export function Problem({ said, apart = false }: ProblemProps) {
  if (said === null) return null;
  return (
    <div className={apart ? "mt-4" : undefined}>
      <Notice tone="stop" role="alert">
        {said}
      </Notice>
    </div>
  );
}
