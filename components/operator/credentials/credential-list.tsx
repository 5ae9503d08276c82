import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import {
  credentialFilters,
  credentialStateWords,
  type CredentialFilter,
  type CredentialLine,
} from "@/lib/core/operator/credentials";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";
import { FilterRow } from "../frame/filter-row";
import { Pager } from "../frame/pager";
import { SearchBar } from "../frame/search-bar";
import { AddCredential } from "./add-credential";
import { CredentialStanding } from "./credential-badge";
import { Owner } from "./owner";
import { RewrapButton } from "./rewrap-button";

const PATH = "/operator/credentials";

const filterWords: Readonly<Record<CredentialFilter, string>> = {
  ...credentialStateWords,
  platform: "This platform’s",
  due: "Due within 14 days",
};

const columns = [
  { label: "Key" },
  { label: "State" },
  { label: "Owner" },
  { label: "For" },
  { label: "Since", figures: true },
  { label: "Due", figures: true },
  { label: "Calls", figures: true },
  { label: "Failed", figures: true },
  { label: "Last used", figures: true },
];

const cellsOf = (line: CredentialLine) => [
  <span key="key">
    <Link
      href={`${PATH}/${line.id}`}
      prefetch={false}
      className="text-accent font-mono underline-offset-4 hover:underline"
    >
      {line.fingerprint}
    </Link>
    <span className="text-muted block text-xs font-normal">{visibleText(line.label)}</span>
  </span>,
  <CredentialStanding key="state" credential={line} />,
  <Owner key="owner" owner={line.owner} />,
  line.scopes.join(", "),
  <Day key="since" value={line.createdAt} />,
  line.state === "revoked" ? <span key="due">ended</span> : <Day key="due" value={line.dueAt} />,
  line.calls,
  line.errors,
  <span key="used" className="text-xs">
    {line.lastUsedAt === null ? "never" : <Day value={line.lastUsedAt} to="time" />}
  </span>,
];

interface CredentialListProps {
  readonly query: OperatorQuery<CredentialFilter>;
  readonly lines: readonly CredentialLine[];
  readonly older: string | null;
}

/** REALM keys of the platform and of creators; never a secret. */
export function CredentialList({ query, lines, older }: CredentialListProps) {
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-xl">Credentials</h1>
          <p className="text-muted mt-1 max-w-prose text-sm">
            REALM keys, told apart by their fingerprints. A secret goes in once and is never shown
            again, to anybody.
          </p>
        </div>
        <div className="flex gap-2">
          <RewrapButton />
          <AddCredential />
        </div>
      </div>
      <SearchBar
        path={PATH}
        label="Search credentials"
        placeholder="Fingerprint, label, owner or id"
        query={query}
      />
      <FilterRow
        path={PATH}
        query={query}
        choices={[
          { value: null, words: "All" },
          ...credentialFilters.map((filter) => ({ value: filter, words: filterWords[filter] })),
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState
          title="No credential is like that"
          action={<ButtonLink href={PATH}>Show all credentials</ButtonLink>}
        >
          Search for a shorter part of a fingerprint, or take the filter away.
        </EmptyState>
      ) : (
        <DataTable
          name="Credentials"
          columns={columns}
          rows={lines.map((line) => ({ key: line.id, cells: cellsOf(line) }))}
        />
      )}
      <Pager path={PATH} query={query} older={older} />
    </>
  );
}
