import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";

/** The receipt before anything stands on it: the same shape, so that nothing jumps. */
export function Blank({ label }: { label: string }) {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex h-20 items-center">
        <Progress label={label} />
      </div>
      <Skeleton className="h-24" />
      <Skeleton className="h-32" />
      <Skeleton className="h-20" />
    </div>
  );
}
