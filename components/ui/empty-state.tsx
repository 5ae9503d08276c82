import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** One sentence that teaches the next step. */
  children: ReactNode;
  /** One button. */
  action?: ReactNode;
  /** The page's own heading is h1; a state within a page that has one takes h2. */
  heading?: "h1" | "h2";
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, children, action, heading: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className="border-line rounded-card flex flex-col items-center border border-dashed px-6 py-16 text-center">
      <svg
        aria-hidden="true"
        viewBox="0 0 120 64"
        className="text-edge mb-6 h-16"
        fill="none"
        stroke="currentColor"
      >
        <rect x="8" y="8" width="28" height="36" rx="3" strokeDasharray="3 3" />
        <rect x="46" y="8" width="28" height="36" rx="3" />
        <rect x="84" y="8" width="28" height="36" rx="3" strokeDasharray="3 3" />
        <path d="M2 56h116" strokeLinecap="round" />
        <path
          d="m53 26 6 7 10-14"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="text-accent"
          stroke="currentColor"
        />
      </svg>
      <Heading className="text-lg">{title}</Heading>
      <p className="text-muted mt-2 max-w-prose text-sm">{children}</p>
      {action ? <div className="mt-6">{action}</div> : null}
    </div>
  );
}
