import { Skeleton } from "@/components/ui/skeleton";

const LINES = 6;

/** While the first look in the life of a process measures everything. */
export function PostureWaiting() {
  return (
    <div role="status">
      <p className="text-muted mt-5 mb-4 text-sm">
        Measuring this instance; it takes some seconds.
      </p>
      <div className="grid gap-3">
        {Array.from({ length: LINES }, (_, line) => (
          <Skeleton key={line} className="h-20 w-full" />
        ))}
      </div>
    </div>
  );
}
