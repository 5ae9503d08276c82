import { Day } from "@/components/ui/day";
import type { ModelView } from "@/lib/core/model";

/** When a model was trained last, in words. */
export function LastTrained({ status, lastTrainedAt }: ModelView) {
  if (lastTrainedAt !== null)
    return (
      <>
        Trained <Day value={lastTrainedAt} />
      </>
    );
  return status === "active" ? "Trained" : "Never trained";
}
