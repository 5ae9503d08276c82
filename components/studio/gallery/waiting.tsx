import { Skeleton } from "@/components/ui/skeleton";

/** The gallery's shape, before anything is known of what is in it. */
export function Waiting() {
  return (
    <div
      role="status"
      aria-label="Loading your results"
      className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 xl:grid-cols-4"
    >
      {[0, 1, 2, 3].map((place) => (
        <div key={place}>
          <Skeleton className="rounded-card aspect-square" />
          <Skeleton className="mt-2 h-4 w-3/4" />
        </div>
      ))}
    </div>
  );
}
