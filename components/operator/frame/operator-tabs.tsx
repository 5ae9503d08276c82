import { NavLink } from "@/components/layout/nav-link";

const pages = [
  ["Overview", ""],
  ["Alerts", "/alerts"],
  ["Calls", "/calls"],
  ["Limits", "/limits"],
  ["Webhooks", "/webhooks"],
  ["Purchases", "/purchases"],
  ["Credentials", "/credentials"],
  ["People", "/people"],
  ["Audit log", "/audit"],
  ["Retention", "/retention"],
  ["Posture", "/posture"],
] as const;

/** The operator's pages, in one row. */
export function OperatorTabs() {
  return (
    <nav
      aria-label="Operator"
      className="border-line -mx-1.5 mb-6 flex overflow-x-auto border-b pb-1 sm:-mx-3"
    >
      {pages.map(([name, path]) => (
        <NavLink
          key={name}
          href={`/operator${path}`}
          // Everything is below the overview; it is current on its own page alone.
          below={path === "" ? "/operator#" : `/operator${path}/`}
          className="whitespace-nowrap"
        >
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
