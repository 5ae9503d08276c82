/**
 * The mark: a line to sign on, a first stroke that crosses it, and a second that finishes what the
 * first began. app/icon.svg is the same drawing.
 */
export function Mark({ className = "size-7" }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 32 32"
      className={className}
      fill="none"
      strokeLinecap="round"
    >
      <path d="M3 22.5h26" stroke="currentColor" strokeWidth="1.75" className="text-edge" />
      <path d="M6.5 9.5c2.2 5.2 4.2 11 6 17.5" stroke="currentColor" strokeWidth="3.25" />
      <path
        d="M12.5 27C15.6 17.8 20 10.4 26 5"
        stroke="currentColor"
        strokeWidth="3.25"
        className="text-accent"
      />
    </svg>
  );
}
