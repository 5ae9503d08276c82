import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import { thresholdWords, valueWords, type AlertView } from "@/lib/core/operator/alerts";
import { deedMoments } from "../frame/deed-moments";
import { Timeline } from "../frame/timeline";
import { AcknowledgeButton } from "./acknowledge-button";
import { AlertBadge } from "./alert-badge";
import { SilenceButton } from "./silence-button";

/** An alert that fires: what it means, what to do, and that somebody is at it. */
export function FiringAlert({ alert }: { alert: AlertView }) {
  const { rule, value, since, acknowledgedAt, silencedUntil, deeds } = alert;
  const edge = rule.severity === "critical" ? "border-l-stop" : "border-l-check";
  return (
    <li>
      <section
        aria-label={rule.title}
        className={`bg-card border-line rounded-card border border-l-4 px-4 py-4 sm:px-5 ${edge}`}
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h3 className="font-semibold">{rule.title}</h3>
          <AlertBadge alert={alert} />
          {acknowledgedAt === null ? null : (
            <Badge icon="check" tone="accent">
              Acknowledged
            </Badge>
          )}
          {silencedUntil === null ? null : (
            <Badge icon="minus">
              Silenced until <Day value={silencedUntil} to="time" />
            </Badge>
          )}
        </div>
        <p className="mt-2 text-sm">
          <strong className="tabular-nums">
            {value === null ? "It can’t be measured now" : valueWords(rule, value)}
          </strong>
          <span className="text-muted">
            {" "}
            since <Day value={since} to="time" />; it fires {thresholdWords(rule)}
          </span>
        </p>
        <p className="mt-2 max-w-prose text-sm">{rule.means}</p>
        <p className="mt-1 max-w-prose text-sm font-medium">{rule.todo}</p>
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Link
            href={rule.href}
            prefetch={false}
            className="text-accent text-sm underline underline-offset-4"
          >
            Look at it
          </Link>
          <span className="text-muted text-xs">
            Runbook: <span className="font-mono">{`docs/alerts.md#${rule.id}`}</span>
          </span>
          <span className="flex gap-2 sm:ml-auto">
            <AcknowledgeButton rule={rule.id} />
            <SilenceButton rule={rule.id} isSilenced={silencedUntil !== null} />
          </span>
        </div>
        {deeds.length === 0 ? null : (
          <div className="border-line mt-4 border-t pt-3">
            <Timeline name={`What was done about: ${rule.title}`} moments={deedMoments(deeds)} />
          </div>
        )}
      </section>
    </li>
  );
}
