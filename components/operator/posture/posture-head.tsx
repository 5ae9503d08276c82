import { MeasureButton } from "./measure-button";

/** What the page is, and the two things to do with the whole of it. */
export function PostureHead() {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="max-w-[70ch]">
        <h1 className="text-xl">Posture</h1>
        <p className="text-muted mt-1 text-sm">
          Each security requirement, measured at this very instance: asked over the network,
          rehearsed in transactions that never commit, or read where it stands, ten minutes ago at
          most.
        </p>
      </div>
      <div className="flex gap-2">
        <a
          href="/api/operator/posture"
          download
          className="border-edge bg-card hover:border-ink rounded-control inline-flex h-9 items-center border px-3 text-sm font-medium"
        >
          Export JSON
        </a>
        <MeasureButton name={null} label="Measure again" spoken="Measure everything again" />
      </div>
    </div>
  );
}
