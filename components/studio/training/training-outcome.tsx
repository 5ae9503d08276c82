import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { JobView } from "@/lib/core/job";
import type { ModelView } from "@/lib/core/model";

interface TrainingOutcomeProps {
  model: ModelView;
  job: JobView;
}

/** How the latest training ended, and what can be done now. */
export function TrainingOutcome({ model, job }: TrainingOutcomeProps) {
  if (job.state !== "completed")
    return (
      <Notice tone={job.state === "failed" || job.state === "refused" ? "stop" : "check"}>
        <p className="font-medium">The last training did not come to its end.</p>
        <p className="mt-0.5">
          {job.note} Your pictures and settings are still here; change what you like and start
          again.
        </p>
      </Notice>
    );
  return (
    <Notice tone="safe">
      <p className="font-medium">{model.name} is trained.</p>
      <p className="mt-0.5">Make pictures with it, or train it again below.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <ButtonLink
          size="small"
          variant="primary"
          href={`/studio/images?model=${encodeURIComponent(model.modelId)}`}
        >
          Generate images
        </ButtonLink>
        <ButtonLink size="small" href={`/studio/models/${model.id}`}>
          Open the model
        </ButtonLink>
      </div>
    </Notice>
  );
}
