import { EmptyState } from "@/components/ui/empty-state";
import type { ModelView } from "@/lib/core/model";
import { GoButton } from "./go-button";
import { ModelCard } from "./model-card";

interface ModelGridProps {
  models: readonly ModelView[];
  /** Addresses of pictures made with them, by REALM's id of the model. */
  covers: ReadonlyMap<string, string>;
}

export function ModelGrid({ models, covers }: ModelGridProps) {
  return (
    <ul
      aria-label="Models"
      className="grid grid-cols-2 gap-x-4 gap-y-6 sm:gap-x-6 sm:gap-y-8 md:grid-cols-3 lg:grid-cols-4"
    >
      {models.map((model) => (
        <ModelCard key={model.id} model={model} cover={covers.get(model.modelId)} />
      ))}
    </ul>
  );
}

/** What a model is and how one begins. */
export function NoModels() {
  return (
    <EmptyState
      title="Your first model"
      action={
        <GoButton to="/studio/models/new" variant="primary">
          New model
        </GoButton>
      }
    >
      A model learns a person, a product or a style from your pictures. Name it, train it with ten
      pictures or more, then generate with it and list it for sale.
    </EmptyState>
  );
}
