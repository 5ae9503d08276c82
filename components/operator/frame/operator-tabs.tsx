import { TabStrip } from "@/components/layout/tab-strip";

const places = [
  // Everything is below it.
  { href: "/operator", words: "Overview", isExact: true },
  { href: "/operator/alerts", words: "Alerts" },
  { href: "/operator/calls", words: "Calls" },
  { href: "/operator/limits", words: "Limits" },
  { href: "/operator/webhooks", words: "Webhooks" },
  { href: "/operator/purchases", words: "Purchases" },
  { href: "/operator/sales", words: "Sales" },
  { href: "/operator/credentials", words: "Credentials" },
  { href: "/operator/people", words: "People" },
  { href: "/operator/audit", words: "Audit log" },
  { href: "/operator/retention", words: "Retention" },
  { href: "/operator/posture", words: "Posture" },
] as const;

/** The operator's pages, in one row. */
export function OperatorTabs() {
  return (
    <div className="mb-6">
      <TabStrip label="Operator" places={places} />
    </div>
  );
}
