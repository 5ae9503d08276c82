/** A quiet block in the shape of what comes; the owner says in words that something is loading. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={`bg-wall animate-breathe rounded-sm ${className}`} />;
}
