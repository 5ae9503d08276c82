import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Day } from "@/components/ui/day";
import type { ModelView } from "@/lib/core/model";
import { LastTrained } from "./last-trained";
import { StatusBadge } from "./status-badge";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-line grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 border-t py-2.5 first:border-t-0">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** What is known of a model, beside its work. */
export function ModelFacts({ model }: { model: ModelView }) {
  return (
    <dl className="text-sm">
      <Fact name="State">
        <StatusBadge status={model.status} />
      </Fact>
      <Fact name="Training">
        <LastTrained {...model} />
      </Fact>
      <Fact name="Base model">
        <span className="font-mono">{model.baseModel ?? "not told"}</span>
      </Fact>
      <Fact name="Made">
        <Day value={model.createdAt} />
      </Fact>
      <Fact name="Tags">
        {model.tags.length === 0 ? (
          "none"
        ) : (
          <span className="flex flex-wrap gap-1.5">
            {model.tags.map((tag) => (
              <span key={tag} className="border-line rounded-full border px-2 py-0.5 text-xs">
                {tag}
              </span>
            ))}
          </span>
        )}
      </Fact>
      <Fact name="At REALM">
        <span className="flex items-start justify-between gap-2">
          <span className="min-w-0 pt-1.5 font-mono text-xs break-all">{model.modelId}</span>
          <CopyButton text={model.modelId} label="Copy model ID" />
        </span>
      </Fact>
    </dl>
  );
}
