import { DataTable, type DataRow } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import {
  requirementGroups,
  type PostureReport,
  type PostureRow,
  type PostureState,
} from "@/lib/core/posture";
import { EvidenceLinks } from "./evidence-links";
import { Findings } from "./findings";
import { MeasureButton } from "./measure-button";
import { PostureBadge } from "./posture-badge";

const columns = [
  { label: "Requirement" },
  { label: "State" },
  { label: "Evidence" },
  { label: "Measured", figures: true },
] as const;

const titleOf = ({ name }: PostureRow): string => name.replaceAll("-", " ");

const cellsOf = (row: PostureRow) => [
  <div key="requirement" id={row.name} className="max-w-[44ch] scroll-mt-24 lg:min-w-56">
    <span className="block font-semibold first-letter:uppercase">{titleOf(row)}</span>
    <span className="text-muted block font-mono text-xs font-normal">{row.ids.join(" ")}</span>
    <span className="text-muted mt-1 block text-xs font-normal">{row.requirement}</span>
  </div>,
  <PostureBadge key="state" state={row.state} />,
  <div key="evidence" className="max-w-[62ch]">
    <Findings findings={row.findings} />
    <EvidenceLinks row={row} />
  </div>,
  <div key="measured" className="text-xs">
    <Day value={row.takenAt} to="time" />
    <span className="text-muted block">{row.tookMs} ms</span>
    <span className="mt-1 -mr-3 block max-lg:-ml-3">
      <MeasureButton name={row.name} label="Measure" spoken={`Measure ${titleOf(row)}`} />
    </span>
  </div>,
];

const toRow = (row: PostureRow): DataRow => ({ key: row.name, cells: cellsOf(row) });

const gravestFirst: readonly PostureState[] = ["fail", "attention", "pass"];

/** What was found, grouped as the requirements are, and how much of it is well. */
export function PostureLines({ report: { rows, counts } }: { report: PostureReport }) {
  return (
    <>
      <dl aria-label="Summary" className="mt-5 mb-2 flex flex-wrap gap-2">
        {gravestFirst.map((state) => (
          <div
            key={state}
            className="border-line bg-card rounded-card flex items-center gap-2 border py-1.5 pr-3 pl-1.5"
          >
            <dt>
              <PostureBadge state={state} />
            </dt>
            <dd className="font-semibold tabular-nums">{counts[state]}</dd>
          </div>
        ))}
      </dl>
      {requirementGroups.map(({ title, requirements }) => (
        <section key={title} aria-label={title}>
          <h2 className="mt-7 mb-1 text-base font-semibold">{title}</h2>
          <DataTable
            name={title}
            columns={columns}
            rows={rows.filter(({ name }) => Object.hasOwn(requirements, name)).map(toRow)}
          />
        </section>
      ))}
    </>
  );
}
