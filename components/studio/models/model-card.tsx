import Link from "next/link";
import type { ModelView } from "@/lib/core/model";
import { LastTrained } from "./last-trained";
import { ModelPlate } from "./model-plate";
import { StatusBadge } from "./status-badge";

/** One model on the wall. The link covers all of it and is named by the model alone. */
export function ModelCard({ model, cover }: { model: ModelView; cover: string | undefined }) {
  return (
    <li className="group/card relative min-w-0">
      <div className="border-line rounded-card relative overflow-hidden border">
        <ModelPlate modelId={model.modelId} cover={cover} />
        <span className="group-hover/card:ring-ink/30 rounded-card pointer-events-none absolute inset-0 ring-inset group-hover/card:ring-2" />
      </div>
      <h2 className="mt-2.5 truncate text-base font-medium">
        <Link
          href={`/studio/models/${model.id}`}
          prefetch={false}
          className="after:rounded-card focus-visible:after:outline-accent outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-offset-4"
        >
          {model.name}
        </Link>
      </h2>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <StatusBadge status={model.status} />
        {model.lastTrainedAt === null ? null : (
          <span className="text-muted text-xs">
            <LastTrained {...model} />
          </span>
        )}
      </div>
    </li>
  );
}
