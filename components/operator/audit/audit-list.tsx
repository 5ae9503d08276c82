import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditLine, ChainState } from "@/lib/core/operator/audit";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";
import { Pager } from "../frame/pager";
import { SearchBar } from "../frame/search-bar";
import { AuditNarrowings } from "./audit-narrowings";
import { ChainPanel } from "./chain-panel";
import { EntryDetails } from "./entry-details";

const PATH = "/operator/audit";

const columns = [
  { label: "Entry" },
  { label: "What" },
  { label: "Who" },
  { label: "To what" },
  { label: "Noted" },
  { label: "When", figures: true },
];

/** Ids and wallets by their ends; the whole beside. */
function Short({ text }: { text: string }) {
  const shown = visibleText(text);
  return (
    <span className="font-mono" title={shown}>
      {text.length > 20 ? visibleText(`${text.slice(0, 8)}…${text.slice(-4)}`) : shown}
    </span>
  );
}

const cellsOf = (line: AuditLine) => [
  <span key="entry" className="tabular-nums">
    {line.sequence}
  </span>,
  visibleText(line.action),
  <Short key="who" text={line.actor} />,
  <Short key="what" text={line.subject} />,
  <EntryDetails key="noted" line={line} />,
  <span key="when" className="text-xs">
    <Day value={line.at} to="time" />
  </span>,
];

interface AuditListProps {
  readonly query: OperatorQuery<never>;
  readonly actions: readonly string[];
  readonly chain: ChainState;
  readonly lines: readonly AuditLine[];
  readonly older: string | null;
}

/** What was done to this instance, by whom; and whether the record still is what was written. */
export function AuditList({ query, actions, chain, lines, older }: AuditListProps) {
  const { more = {} } = query;
  return (
    <>
      <h1 className="text-xl">Audit log</h1>
      <div className="mt-4">
        <ChainPanel chain={chain} />
      </div>
      <SearchBar
        path={PATH}
        label="Search the audit log"
        placeholder="Wallet, action, id or hash"
        query={query}
      >
        <AuditNarrowings more={more} actions={actions} />
      </SearchBar>
      <div className="mt-4">
        {lines.length === 0 ? (
          <EmptyState
            title="No entry is like that"
            action={<ButtonLink href={PATH}>Show all entries</ButtonLink>}
          >
            Search for a shorter part of an id, or look further back.
          </EmptyState>
        ) : (
          <DataTable
            name="Audit log"
            columns={columns}
            rows={lines.map((line) => ({ key: line.sequence.toString(), cells: cellsOf(line) }))}
          />
        )}
      </div>
      <Pager path={PATH} query={query} older={older} />
    </>
  );
}
