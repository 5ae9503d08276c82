import { Skeleton } from "@/components/ui/skeleton";

/** The receipt before anything stands on it: the same shape, so that nothing jumps. */
export function Blank() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-36" />
      <Skeleton className="h-40" />
      <Skeleton className="h-24" />
      <Skeleton className="h-32" />
    </div>
  );
}
