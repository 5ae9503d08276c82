import type { ReactNode } from "react";
import { PageFrame } from "@/components/layout/page-frame";
import { StudioNav } from "./studio-nav";

interface StudioFrameProps {
  /** The page's one heading. */
  title: string;
  /** What can be done here, beside the heading. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A room of the studio: the way to the others, its heading, what can be done in it. */
export function StudioFrame({ title, actions, children }: StudioFrameProps) {
  return (
    <PageFrame>
      <StudioNav />
      <div className="mt-6 mb-6 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">{title}</h1>
        {actions === undefined ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </PageFrame>
  );
}
