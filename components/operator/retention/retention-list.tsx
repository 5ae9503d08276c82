import { Badge, type Tone } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import type { IconName } from "@/components/ui/icon";
import type { RetentionRun } from "@/lib/core/operator/retention";

const standing: Readonly<Record<RetentionRun["state"], readonly [Tone, IconName, string]>> = {
  fine: ["safe", "check", "Works"],
  never: ["neutral", "clock", "Not run yet"],
  late: ["check", "alert", "Late"],
  failing: ["stop", "alert", "Fails"],
};

const columns = [
  { label: "What goes" },
  { label: "Kept" },
  { label: "State" },
  { label: "Last run" },
  { label: "Removed then", figures: true },
  { label: "Ever", figures: true },
] as const;

const pace = (minutes: number): string =>
  minutes === 60 ? "every hour" : minutes === 1 ? "every minute" : `every ${minutes} minutes`;

const count = (value: number): string => value.toLocaleString("en-GB");

function State({ state, failingSince }: RetentionRun) {
  const [tone, icon, words] = standing[state];
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone={tone} icon={icon}>
        {words}
      </Badge>
      {failingSince === null ? null : (
        <span className="text-muted text-xs">
          since <Day value={failingSince} to="time" />
        </span>
      )}
    </span>
  );
}

/** What is not kept for good, and how the jobs that remove it last went. */
export function RetentionList({ runs }: { runs: readonly RetentionRun[] }) {
  return (
    <>
      <h1 className="text-xl">Retention</h1>
      <p className="text-muted mt-1 mb-5 max-w-prose text-sm">
        What is not kept for good, and when it last went. One instance runs each job for all of
        them; what lies on a disk, each instance removes for itself.
      </p>
      <DataTable
        name="Retention jobs"
        columns={columns}
        rows={runs.map((run) => ({
          key: run.id,
          cells: [
            run.what,
            run.kept,
            <State key="state" {...run} />,
            <span key="last">
              {run.endedAt === null ? "–" : <Day value={run.endedAt} to="time" />}
              <span className="text-muted block text-xs">{pace(run.everyMinutes)}</span>
            </span>,
            count(run.removed),
            count(run.removedEver),
          ],
        }))}
      />
    </>
  );
}
