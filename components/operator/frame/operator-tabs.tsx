import { NavLink } from "@/components/layout/nav-link";

/** The operator's pages, in one row. */
export function OperatorTabs() {
  return (
    <nav
      aria-label="Operator"
      className="border-line -mx-1.5 mb-6 flex overflow-x-auto border-b pb-1 sm:-mx-3"
    >
      <NavLink href="/operator" below="/operator#">
        Overview
      </NavLink>
      <NavLink href="/operator/webhooks" below="/operator/webhooks/">
        Webhooks
      </NavLink>
      <NavLink href="/operator/purchases" below="/operator/purchases/">
        Purchases
      </NavLink>
    </nav>
  );
}
