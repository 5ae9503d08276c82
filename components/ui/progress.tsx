/** Something is being done: a named bar without a figure, since none is known. */
export function Progress({ label }: { label: string }) {
  return (
    <div className="flex items-center gap-3 text-sm">
      <Spinner />
      <div role="progressbar" aria-label={label} aria-valuetext={label}>
        {label}
      </div>
    </div>
  );
}

/** The turning mark beside words that say what is going on. */
function Spinner({ className = "size-4.5" }: { className?: string }) {
  return (
    <span className="text-accent animate-spin inline-flex motion-reduce:hidden">
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        className={className}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      >
        <circle cx="10" cy="10" r="7.5" className="text-line" stroke="currentColor" />
        <path d="M10 2.5a7.5 7.5 0 0 1 7.5 7.5" strokeLinecap="round" />
      </svg>
    </span>
  );
}
