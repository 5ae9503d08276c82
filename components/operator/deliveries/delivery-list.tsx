import Link from "next/link";
import { Day } from "@/components/ui/day";
import {
  deliveryStates,
  deliveryStateWords,
  type DeliveryLine,
  type DeliveryState,
} from "@/lib/core/operator/deliveries";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";
import { SearchedList } from "../frame/searched-list";
import { DeliveryBadge } from "./delivery-badge";

const PATH = "/operator/webhooks";

const columns = [
  { label: "Event" },
  { label: "State" },
  { label: "Type" },
  { label: "Subject" },
  { label: "From" },
  { label: "Failed", figures: true },
  { label: "Received", figures: true },
];

const cellsOf = (line: DeliveryLine) => [
  <Link
    key="event"
    href={`${PATH}/${line.id}`}
    prefetch={false}
    className="text-accent font-mono underline-offset-4 hover:underline"
  >
    {visibleText(line.eventId)}
  </Link>,
  <DeliveryBadge key="state" state={line.state} />,
  visibleText(line.eventType),
  <span key="subject" className="font-mono">
    {visibleText(line.subject)}
  </span>,
  <span key="from" className="font-mono">
    {line.source}
  </span>,
  line.attempts,
  <span key="received" className="text-xs">
    <Day value={line.receivedAt} to="time" />
  </span>,
];

interface DeliveryListProps {
  readonly query: OperatorQuery<DeliveryState>;
  readonly counts: Readonly<Record<DeliveryState, number>>;
  readonly lines: readonly DeliveryLine[];
  readonly older: string | null;
}

/** REALM's events: searched, narrowed, newest first. */
export function DeliveryList({ query, counts, lines, older }: DeliveryListProps) {
  const total = deliveryStates.reduce((sum, state) => sum + counts[state], 0);
  return (
    <SearchedList
      name="Webhooks"
      path={PATH}
      query={query}
      search={{
        label: "Search webhooks",
        placeholder: "Event, purchase, job, signature, type or address",
      }}
      choices={[
        { value: null, words: "All", count: total },
        ...deliveryStates.map((state) => ({
          value: state,
          words: deliveryStateWords[state],
          count: counts[state],
        })),
      ]}
      empty={{ title: "No event is like that", href: PATH, action: "Show all events" }}
      columns={columns}
      rows={lines.map((line) => ({ key: line.id, cells: cellsOf(line) }))}
      older={older}
    >
      {total === 0
        ? "REALM has not told this instance of anything yet. Without webhooks it asks by itself."
        : "Search for a shorter part of an id, or take the filter away."}
    </SearchedList>
  );
}
