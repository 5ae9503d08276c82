import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import type { JobView } from "@/lib/core/job";
import type { ModelView as Model } from "@/lib/core/model";
import { DeleteModel } from "./delete-model";
import { JobList } from "./job-list";
import { ModelFacts } from "./model-facts";

interface ModelViewProps {
  model: Model;
  trainings: readonly JobView[];
  /** Its other jobs, the latest of them. */
  jobs: readonly JobView[];
  /** What was made with it. */
  gallery: ReactNode;
  /** How it stands on the market, where it does. */
  listing: ReactNode;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-3 text-base">{title}</h2>
      {children}
    </section>
  );
}

/** A model's page: its work on the left, what it is on the right; on a phone what it is comes first. */
export function ModelView({ model, trainings, jobs, gallery, listing }: ModelViewProps) {
  return (
    <div className="grid gap-x-12 gap-y-10 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_22rem]">
      <aside aria-label="About this model" className="flex flex-col gap-4 lg:order-last">
        <div className="bg-card border-line rounded-card border px-4 py-2 sm:px-5">
          <ModelFacts model={model} />
        </div>
        {listing}
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/studio/models/${model.id}/edit`}>Edit</ButtonLink>
          <DeleteModel model={model} />
        </div>
      </aside>
      <div className="flex min-w-0 flex-col gap-10">
        {model.description === "" ? null : (
          <p className="max-w-prose whitespace-pre-line">{model.description}</p>
        )}
        <Part title="Made with it">{gallery}</Part>
        <Part title="Training history">
          <JobList
            name="Training history"
            jobs={trainings}
            none="No training was seen from here yet. It learns from ten pictures or more."
          />
        </Part>
        <Part title="Jobs">
          <JobList name="Jobs" jobs={jobs} none="What you generate with it is listed here." />
        </Part>
      </div>
    </div>
  );
}
