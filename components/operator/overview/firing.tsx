import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { valueWords, type AlertView } from "@/lib/core/operator/alerts";

/** What fires now, each leading to where it is handled. */
export function Firing({ alerts }: { alerts: readonly AlertView[] }) {
  if (alerts.length === 0)
    return (
      <Notice tone="safe">
        No alert fires.{" "}
        <Link href="/operator/alerts" prefetch={false} className="underline underline-offset-4">
          All rules
        </Link>
      </Notice>
    );
  const isCritical = alerts.some(({ rule }) => rule.severity === "critical");
  return (
    <Notice tone={isCritical ? "stop" : "check"}>
      <ul aria-label="Alerts that fire" className="grid gap-1">
        {alerts.map(({ rule, value }) => (
          <li key={rule.id}>
            <Link
              href="/operator/alerts"
              prefetch={false}
              className="font-medium underline underline-offset-4"
            >
              {rule.title}
            </Link>
            {value === null ? null : <span className="ml-2">{valueWords(rule, value)}</span>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
