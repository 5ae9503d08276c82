import { jobTitle, type JobView } from "@/lib/core/job";

const wordsOf = ({ kind, parameters, note }: JobView): string => {
  const title = jobTitle(kind, parameters);
  return note === null ? `Ready: ${title}` : `${title}: ${note}`;
};

/** Reads out, when there is a pause, what became of each job: on the page it is only seen. */
export function JobNews({ ended }: { ended: readonly JobView[] }) {
  return (
    <div role="log" aria-label="News of your jobs" className="sr-only">
      {ended.toReversed().map((job) => (
        <p key={job.id}>{wordsOf(job)}</p>
      ))}
    </div>
  );
}
