import { Day } from "@/components/ui/day";
import type { AlertView } from "@/lib/core/operator/alerts";
import type { DeliveryState } from "@/lib/core/operator/deliveries";
import type { CallsLately, QueueDepth, Standing } from "@/lib/core/operator/overview";
import { spanWords } from "@/lib/core/operator/span";
import { KeepFresh } from "../actions/keep-fresh";
import { Fact, Facts, Panel } from "../frame/facts";
import { CallsToRealm } from "./calls-lately";
import { Figure, Figures } from "./figure";
import { Firing } from "./firing";
import { Health } from "./health";

interface OverviewProps {
  /** ISO 8601: when all of it was read. */
  readonly at: string;
  /** Those that fire. */
  readonly firing: readonly AlertView[];
  readonly standings: readonly Standing[];
  readonly calls: CallsLately;
  readonly queues: readonly QueueDepth[];
  readonly deliveries: {
    readonly byState: Readonly<Record<DeliveryState, number>>;
    readonly waitingSince: string | null;
  };
  readonly purchases: {
    readonly unfinished: number;
    readonly stuck: number;
    readonly disputed: number;
    readonly unfinishedSince: string | null;
  };
  /** What sellers signed, and what was sold. */
  readonly selling: { readonly unfinished: number; readonly contested: number };
  /** How deliveries ended at this process's door since it started. */
  readonly door: {
    readonly stored: number;
    readonly duplicate: number;
    readonly unreadable: number;
    readonly missing: number;
    readonly stale: number;
    readonly wrong: number;
  };
  /** How this process answered requests since it started. */
  readonly requests: {
    readonly requests: number;
    readonly refused: number;
    readonly failed: number;
  };
  /** Calls that this process has not recorded yet, and those it never will. */
  readonly recorder: { readonly waiting: number; readonly dropped: number };
}

const oldest = (since: string | null, now: string): string | null =>
  since === null ? null : `oldest: ${spanWords(Date.parse(now) - Date.parse(since))}`;

/** Where each queue is looked at. */
const queueHrefs: Readonly<Record<string, string>> = {
  "Alerts to deliver": "/operator/alerts",
  "Jobs under way": "/operator/calls?q=job",
  "Results to copy": "/operator/calls?q=job",
};

/** The desk: how everything is, what waits, and what needs a person. */
export function Overview(props: OverviewProps) {
  const { at, firing, standings, calls, queues, deliveries, purchases, selling } = props;
  const { door, requests, recorder } = props;
  const { byState, waitingSince } = deliveries;
  const refused = door.missing + door.stale + door.wrong;
  return (
    <>
      <KeepFresh every={10_000} />
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <h1 className="text-xl">Operator</h1>
        <p className="text-muted text-xs">
          As of <Day value={at} to="time" />
        </p>
      </div>
      <Firing alerts={firing} />
      <h2 className="mt-6 mb-2 text-sm font-semibold">Health</h2>
      <Health standings={standings} />
      <div className="lg:grid lg:grid-cols-2 lg:gap-x-6">
        <Figures name="Purchases">
          <Figure
            href="/operator/purchases?show=unfinished"
            words="Unfinished"
            value={purchases.unfinished}
            aside={oldest(purchases.unfinishedSince, at)}
          />
          <Figure
            href="/operator/purchases?show=stuck"
            words="Stuck"
            value={purchases.stuck}
            alarmed={purchases.stuck > 0}
          />
          <Figure
            href="/operator/purchases?show=disputed"
            words="Disputed"
            value={purchases.disputed}
            alarmed={purchases.disputed > 0}
          />
        </Figures>
        <Figures name="Sales">
          <Figure
            href="/operator/sales?show=unfinished"
            words="Unfinished"
            value={selling.unfinished}
          />
          <Figure
            href="/operator/sales?show=contested"
            words="Contested"
            value={selling.contested}
            alarmed={selling.contested > 0}
          />
        </Figures>
        <Figures name="Webhooks">
          <Figure
            href="/operator/webhooks?show=stored"
            words="Waiting"
            value={byState.stored}
            aside={oldest(waitingSince, at)}
          />
          <Figure
            href="/operator/webhooks?show=parked"
            words="Parked"
            value={byState.parked}
            alarmed={byState.parked > 0}
          />
          <Figure href="/operator/webhooks?show=applied" words="Applied" value={byState.applied} />
        </Figures>
        <Figures name="Other queues">
          {queues.map(({ name, waiting, since }) => (
            <Figure
              key={name}
              href={queueHrefs[name] ?? "/operator"}
              words={name}
              value={waiting}
              aside={oldest(since, at)}
            />
          ))}
        </Figures>
      </div>
      <CallsToRealm calls={calls} />
      <div className="mt-6">
        <Panel title="This instance, since it started">
          <Facts>
            <Fact name="Requests">
              {`${requests.requests}: ${requests.failed} failed on this side, ${requests.refused} refused with 401 or 403`}
            </Fact>
            <Fact name="Webhooks">
              {`${door.stored} stored, ${door.duplicate} known already, ${door.unreadable} unreadable`}
            </Fact>
            <Fact name="Forged">
              {refused === 0
                ? "none"
                : `${refused}: ${door.wrong} with a wrong signature, ${door.missing} with none, ${door.stale} too old`}
            </Fact>
            <Fact name="Call records">
              {`${recorder.waiting} not written yet, ${recorder.dropped} dropped`}
            </Fact>
          </Facts>
        </Panel>
      </div>
    </>
  );
}
