import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import {
  thresholdWords,
  valueWords,
  type AlertEventView,
  type AlertView,
} from "@/lib/core/operator/alerts";
import { KeepFresh } from "../actions/keep-fresh";
import { AlertBadge, AlertKindBadge, DeliveryStateBadge } from "./alert-badge";
import { FiringAlert } from "./firing-alert";
import { SilenceButton } from "./silence-button";

const ruleColumns = [
  { label: "Rule" },
  { label: "State" },
  { label: "Now", figures: true },
  { label: "Fires" },
  { label: "Severity" },
  { label: "Quiet" },
];

const ruleCells = (alert: AlertView) => [
  <span key="rule" title={alert.rule.means}>
    {alert.rule.title}
  </span>,
  <AlertBadge key="state" alert={alert} />,
  alert.value === null ? (
    <span key="now" className="text-muted">
      not known
    </span>
  ) : (
    valueWords(alert.rule, alert.value)
  ),
  thresholdWords(alert.rule),
  alert.rule.severity,
  <SilenceButton key="quiet" rule={alert.rule.id} isSilenced={alert.silencedUntil !== null} />,
];

const eventColumns = [
  { label: "Rule" },
  { label: "What" },
  { label: "Value", figures: true },
  { label: "Told outside" },
  { label: "Failed tries", figures: true },
  { label: "At", figures: true },
];

const eventCells = (event: AlertEventView) => [
  event.rule.title,
  <AlertKindBadge key="kind" kind={event.kind} />,
  valueWords(event.rule, event.value),
  <span key="told" className="inline-flex flex-wrap items-center gap-1.5">
    <DeliveryStateBadge delivery={event.delivery} />
    {event.reason === null ? null : <span className="font-mono text-xs">{event.reason}</span>}
  </span>,
  event.tries,
  <span key="at" className="text-xs">
    <Day value={event.at} to="time" />
  </span>,
];

interface AlertListProps {
  readonly alerts: readonly AlertView[];
  readonly events: readonly AlertEventView[];
  /** ISO 8601; null before the rules were ever looked at. */
  readonly lookedAt: string | null;
  /** Host of ALERT_WEBHOOK_URL; null where nobody outside is told. */
  readonly toldTo: string | null;
}

/** What needs somebody now, every rule as it stands, and what was told. */
export function AlertList({ alerts, events, lookedAt, toldTo }: AlertListProps) {
  const firing = alerts.filter(({ state }) => state === "firing");
  return (
    <>
      <KeepFresh every={5_000} />
      <h1 className="text-xl">Alerts</h1>
      <p className="text-muted mt-1 mb-4 text-sm">
        {lookedAt === null ? (
          "The rules are looked at for the first time."
        ) : (
          <>
            Looked at every ten seconds, last <Day value={lookedAt} to="time" />.
          </>
        )}
        {toldTo === null ? null : ` Told to ${toldTo}.`}
      </p>
      {toldTo === null ? (
        <div className="mb-4">
          <Notice>
            Alerts are shown here and written into the log, and nobody outside is told: set
            ALERT_WEBHOOK_URL and ALERT_WEBHOOK_SECRET.
          </Notice>
        </div>
      ) : null}
      <h2 className="mb-2 text-sm font-semibold">Firing</h2>
      {firing.length === 0 ? (
        <Notice tone="safe">Nothing fires. Every rule is quiet or not yet sure.</Notice>
      ) : (
        <ul aria-label="Firing" className="grid gap-3">
          {firing.map((alert) => (
            <FiringAlert key={alert.rule.id} alert={alert} />
          ))}
        </ul>
      )}
      <h2 className="mt-8 mb-2 text-sm font-semibold">Rules</h2>
      <DataTable
        name="Rules"
        columns={ruleColumns}
        rows={alerts.map((alert) => ({ key: alert.rule.id, cells: ruleCells(alert) }))}
      />
      <h2 className="mt-8 mb-2 text-sm font-semibold">What happened</h2>
      {events.length === 0 ? (
        <EmptyState title="Nothing has happened yet">
          Each time a rule fires, gets worse or is over, it is written down here.
        </EmptyState>
      ) : (
        <DataTable
          name="What happened"
          columns={eventColumns}
          rows={events.map((event) => ({ key: event.id, cells: eventCells(event) }))}
        />
      )}
    </>
  );
}
