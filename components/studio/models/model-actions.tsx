import { ButtonLink } from "@/components/ui/button";
import type { ModelView } from "@/lib/core/model";
import { GoButton } from "./go-button";

/** What can be done with a model in its state, the likeliest first. */
export function ModelActions({ model: { id, modelId, status } }: { model: ModelView }) {
  const about = { model: modelId };
  const train = `/studio/models/${id}/train` as const;
  if (status === "training" || status === "training_queued")
    return <ButtonLink href={train}>Watch the training</ButtonLink>;
  if (status === "active")
    return (
      <>
        <GoButton to="/studio/images" about={about} variant="primary">
          Generate
        </GoButton>
        <GoButton to={train}>Train</GoButton>
        <GoButton to="/studio/listings/new" about={{ model: id }}>
          List for sale
        </GoButton>
      </>
    );
  return (
    <GoButton to={train} variant="primary">
      Train
    </GoButton>
  );
}
