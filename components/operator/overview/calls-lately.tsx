import { Chart, type ChartPoint } from "@/components/ui/chart";
import type { CallsLately, CallStep } from "@/lib/core/operator/overview";
import { spanWords } from "@/lib/core/operator/span";
import { Panel } from "../frame/facts";
import { Figure, Figures } from "./figure";

const pointsOf = (steps: readonly CallStep[], counted: "calls" | "failed"): readonly ChartPoint[] =>
  steps.map((step) => ({
    label: `${step.at.slice(11, 16)} UTC`,
    tick: step.at.slice(11, 16),
    at: step.at,
    value: step[counted],
    text: step[counted].toString(),
  }));

const share = (part: number, whole: number): string =>
  whole === 0 ? "0 %" : `${(Math.round((1_000 * part) / whole) / 10).toString()} %`;

const orNone = (millis: number | null): string => (millis === null ? "none" : spanWords(millis));

/** How calls to REALM went: the last hour in figures, the last three as lines. */
export function CallsToRealm({ calls }: { calls: CallsLately }) {
  const { calls: all, failed, refused, limited, median, slow, steps } = calls;
  return (
    <>
      <Figures name="Calls to REALM, last hour">
        <Figure
          href="/operator/calls?within=1h"
          words="Calls"
          value={all}
          aside={`half within ${orNone(median)}`}
        />
        <Figure
          href="/operator/calls?show=failing&within=1h"
          words="Failed"
          value={share(failed, all)}
          aside={`${failed} of ${all}`}
          alarmed={failed > 0 && failed * 20 >= all}
        />
        <Figure
          href="/operator/calls?show=refused&within=1h"
          words="401, 403"
          value={refused}
          alarmed={refused > 0}
        />
        <Figure href="/operator/limits" words="Limited" value={limited} alarmed={limited > 0} />
        <Figure href="/operator/calls?within=1h" words="95 of 100 within" value={orNone(slow)} />
      </Figures>
      <div className="mt-3">
        <Panel title="Three hours, by five minutes">
          <Chart
            kind="line"
            caption="Calls to REALM"
            along="From"
            series={[
              { name: "calls", points: pointsOf(steps, "calls") },
              { name: "failed", points: pointsOf(steps, "failed") },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
