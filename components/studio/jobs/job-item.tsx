import { JobBadge } from "@/components/studio/models/job-badge";
import { Day } from "@/components/ui/day";
import { jobKindWords, jobTitle, type JobView } from "@/lib/core/job";
import { JobActions } from "./job-actions";
import { ResultThumbs } from "./result-thumbs";

interface JobItemProps {
  job: JobView;
  onChanged: () => void;
}

/** How far it is, as a thin line; of REALM's queue nothing is known. */
function Line({ progress }: { progress: number }) {
  return (
    <progress
      max={100}
      value={progress}
      aria-label="Done so far"
      className="[&::-webkit-progress-bar]:bg-wall [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent bg-wall mt-2 block h-1 w-full max-w-md appearance-none overflow-hidden rounded-full"
    />
  );
}

/** One job: what was asked for, how it stands, what came of it or why nothing did. */
export function JobItem({ job, onChanged }: JobItemProps) {
  const { id, kind, state, note, parameters, progress, results, createdAt } = job;
  const title = jobTitle(kind, parameters);
  const isMoving = state === "processing" || (state === "created" && progress > 0);
  return (
    <li id={id} className="border-line target:bg-accent-soft scroll-mt-24 border-b py-4">
      <article aria-label={title} className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="line-clamp-2 text-sm font-medium">{title}</h2>
          <p className="text-muted mt-0.5 text-xs">
            {title === jobKindWords[kind] ? null : `${jobKindWords[kind]} · `}
            <Day value={createdAt} to="time" />
          </p>
          {isMoving ? <Line progress={progress} /> : null}
          {note === null ? null : <p className="mt-2 max-w-prose text-sm">{note}</p>}
          <ResultThumbs results={results} title={title} />
        </div>
        <div className="flex items-center gap-3">
          <span role="status">
            <JobBadge state={state} progress={progress} />
          </span>
          <JobActions job={job} onChanged={onChanged} />
        </div>
      </article>
    </li>
  );
}
