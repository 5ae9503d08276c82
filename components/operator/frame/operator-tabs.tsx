import { NavLink } from "@/components/layout/nav-link";
import { TabStrip } from "@/components/layout/tab-strip";

const pages = [
  ["Overview", ""],
  ["Alerts", "/alerts"],
  ["Calls", "/calls"],
  ["Limits", "/limits"],
  ["Webhooks", "/webhooks"],
  ["Purchases", "/purchases"],
  ["Sales", "/sales"],
  ["Credentials", "/credentials"],
  ["People", "/people"],
  ["Audit log", "/audit"],
  ["Retention", "/retention"],
  ["Posture", "/posture"],
] as const;

/** The operator's pages, in one row. */
export function OperatorTabs() {
  return (
    <TabStrip
      label="Operator"
      className="border-line -mx-4 mb-6 border-b px-3 pb-1 sm:-mx-3 sm:px-0"
    >
      <div className="flex">
        {pages.map(([name, path]) => (
          <NavLink
            key={name}
            href={`/operator${path}`}
            // Everything is below the overview; it is current on its own page alone.
            below={path === "" ? "/operator#" : `/operator${path}/`}
            // Twelve pages that each read the store: fetched ahead, one look would count as a dozen.
            prefetch={false}
            className="whitespace-nowrap"
          >
            {name}
          </NavLink>
        ))}
      </div>
    </TabStrip>
  );
}
