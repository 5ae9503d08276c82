import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import type { JobState, JobView } from "@/lib/core/job";
import { pictures, stageWords } from "./words";

/** What happens, in its order, with its words for when it is over. */
const stages = [
  { state: "created", done: "Pictures sent to REALM" },
  { state: "queued", done: "Taken up by REALM" },
  { state: "processing", done: "Trained" },
] as const satisfies readonly { state: JobState; done: string }[];

const countOf = ({ parameters }: JobView): number =>
  Array.isArray(parameters["files"]) ? parameters["files"].length : 0;

function Bar({ percent, label }: { percent: number; label: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="bg-line mt-2 h-1.5 max-w-md overflow-hidden rounded-full"
    >
      <div
        className="bg-accent h-full rounded-full transition-[width] motion-reduce:transition-none"
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}

function Mark({ place }: { place: "before" | "now" | "after" }) {
  if (place === "before")
    return (
      <span className="bg-safe-soft text-safe grid size-7 place-items-center rounded-full">
        <Icon name="check" className="size-4" />
      </span>
    );
  return (
    <span
      className={`grid size-7 place-items-center rounded-full border ${place === "now" ? "border-accent" : "border-line"}`}
    >
      {place === "now" ? (
        <span className="bg-accent animate-breathe size-2.5 rounded-full motion-reduce:animate-none" />
      ) : null}
    </span>
  );
}

/** A training under way, stage by stage, as REALM tells it. */
export function TrainingProgress({ job }: { job: JobView }) {
  const at = stages.findIndex(({ state }) => state === job.state);
  const count = countOf(job);
  return (
    <section aria-labelledby="under-way" className="bg-card border-line rounded-card border p-6">
      <h2 id="under-way" className="text-lg">
        {count === 0 ? "Training under way" : `Training with ${pictures(count)}`}
      </h2>
      <p className="text-muted mt-1 text-sm">
        Begun <Day value={job.createdAt} to="time" />. It goes on by itself; you can leave this
        page.
      </p>
      <ol aria-label="Stages" className="mt-6 flex flex-col gap-5">
        {stages.map(({ state, done }, index) => {
          const place = index < at ? "before" : index === at ? "now" : "after";
          return (
            <li
              key={state}
              aria-current={place === "now" ? "step" : undefined}
              className="flex gap-3"
            >
              <Mark place={place} />
              <div className="min-w-0 flex-1 pt-0.5">
                <p className={place === "after" ? "text-muted" : "font-medium"}>
                  {place === "before" ? done : stageWords[state]}
                  {place === "now" && state === "created" ? (
                    <span className="text-muted font-normal tabular-nums"> {job.progress} %</span>
                  ) : null}
                </p>
                {place === "now" && state === "created" ? (
                  <Bar percent={job.progress} label="Pictures sent" />
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
