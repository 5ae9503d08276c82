import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import {
  callFilters,
  callFilterWords,
  type CallFilter,
  type CallLine,
} from "@/lib/core/operator/calls";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { spanWords } from "@/lib/core/operator/span";
import { FilterRow } from "../frame/filter-row";
import { Pager } from "../frame/pager";
import { SearchBar } from "../frame/search-bar";
import { CallBadge } from "./call-badge";
import { CALLS_PATH, FingerprintLink, SubjectLink } from "./call-link";
import { CallNarrowings } from "./call-narrowings";

const columns = [
  { label: "Operation" },
  { label: "Ended" },
  { label: "Request id" },
  { label: "For" },
  { label: "Credential" },
  { label: "Attempts", figures: true },
  { label: "Took", figures: true },
  { label: "Begun", figures: true },
];

const cellsOf = (line: CallLine) => [
  <Link
    key="operation"
    href={`${CALLS_PATH}/${line.id}`}
    prefetch={false}
    className="text-accent underline-offset-4 hover:underline"
  >
    {line.operation}
  </Link>,
  <CallBadge key="ended" call={line} />,
  <span key="request" className="font-mono" title={line.requestId}>
    {line.requestId.slice(0, 8)}
  </span>,
  <SubjectLink key="subject" subject={line.subject} />,
  <FingerprintLink key="credential" fingerprint={line.fingerprint} />,
  line.attempts,
  spanWords(line.duration),
  <span key="begun" className="text-xs">
    <Day value={line.startedAt} to="time" />
  </span>,
];

interface CallListProps {
  readonly query: OperatorQuery<CallFilter>;
  readonly lines: readonly CallLine[];
  readonly older: string | null;
  readonly operations: readonly string[];
  readonly credentials: readonly string[];
  /** How many this process did not record, as there was no room. */
  readonly dropped: number;
}

/** Calls to REALM: searched, narrowed, newest first. What they said is not kept. */
export function CallList(props: CallListProps) {
  const { query, lines, older, dropped, operations, credentials } = props;
  const { more = {} } = query;
  const isNarrowed =
    query.text !== "" || query.filter !== null || Object.values(more).some((value) => value !== "");
  return (
    <>
      <h1 className="text-xl">Calls to REALM</h1>
      <p className="text-muted mt-1 max-w-prose text-sm">
        Each call once it has ended, kept for 30 days. Never what it said: no path, no query, no
        header, no body.
      </p>
      <SearchBar
        path={CALLS_PATH}
        label="Search calls"
        placeholder="Request id, REALM’s id, operation, or the id of a job or purchase"
        query={query}
      >
        <CallNarrowings more={more} operations={operations} credentials={credentials} />
      </SearchBar>
      <FilterRow
        path={CALLS_PATH}
        query={query}
        choices={[
          { value: null, words: "All" },
          ...callFilters.map((filter) => ({ value: filter, words: callFilterWords[filter] })),
        ]}
      />
      {dropped === 0 ? null : (
        <div className="mb-4">
          <Notice tone="check">
            {`${dropped} calls are missing: the database did not keep up, and this instance would not let calls wait for their record.`}
          </Notice>
        </div>
      )}
      {lines.length === 0 ? (
        <EmptyState
          title={isNarrowed ? "No call is like that" : "REALM was not called yet"}
          action={
            <ButtonLink href={isNarrowed ? CALLS_PATH : "/"}>
              {isNarrowed ? "Show all calls" : "Go to the market"}
            </ButtonLink>
          }
        >
          {isNarrowed
            ? "Search for a shorter part of an id, or take a filter away."
            : "Calls appear here a second after they have ended."}
        </EmptyState>
      ) : (
        <DataTable
          name="Calls"
          columns={columns}
          rows={lines.map((line) => ({ key: line.id, cells: cellsOf(line) }))}
        />
      )}
      <Pager path={CALLS_PATH} query={query} older={older} />
    </>
  );
}
