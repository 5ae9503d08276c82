/** Drawn over the paper of a receipt that is not to be signed; the verdict says the same in words. */
export function VoidMark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="text-stop pointer-events-none absolute inset-0 z-10 size-full opacity-45"
    >
      <path
        d="M0 100 100 0"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d="M0 96 96 0M4 100 100 4"
        stroke="currentColor"
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
