import { Day } from "@/components/ui/day";
import { jobTitle, type JobView } from "@/lib/core/job";
import { JobBadge } from "./job-badge";

interface JobListProps {
  /** The list's accessible name. */
  name: string;
  jobs: readonly JobView[];
  /** What stands in place of an empty list. */
  none: string;
}

/** Settings of a training, as far as it was started here. */
const settingsOf = ({ parameters: { files, steps, learningRate } }: JobView): string =>
  [
    Array.isArray(files) ? `${files.length} pictures` : null,
    typeof steps === "number" ? `${steps} steps` : null,
    typeof learningRate === "number" ? `learning rate ${learningRate}` : null,
  ]
    .filter((part) => part !== null)
    .join(" · ");

/** Jobs, newest first: what each is about, how it stands, and the reason where it did not succeed. */
export function JobList({ name, jobs, none }: JobListProps) {
  if (jobs.length === 0) return <p className="text-muted text-sm">{none}</p>;
  return (
    <ul aria-label={name} className="border-line divide-line divide-y border-y">
      {jobs.map((job) => (
        <li key={job.id} className="py-3 text-sm">
          <div className="flex items-start justify-between gap-4">
            <p className="line-clamp-2 min-w-0 font-medium wrap-anywhere">
              {jobTitle(job.kind, job.parameters)}
            </p>
            <JobBadge state={job.state} progress={job.progress} />
          </div>
          <p className="text-muted text-xs">
            <Day value={job.createdAt} to="time" />
            {job.kind === "training" && settingsOf(job) !== "" ? ` · ${settingsOf(job)}` : null}
          </p>
          {job.note === null ? null : <p className="mt-1 max-w-prose">{job.note}</p>}
        </li>
      ))}
    </ul>
  );
}
