import { Amount } from "@/components/ui/amount";
import { baseUnitsWords } from "../receipt/amounts";
import { Account } from "../account";
import type { AddressNames } from "../names";
import type { Fact } from "./fact-words";

/** What decided a finding: names beside values, none shortened; amounts to the last lamport. */
export function FactList({ facts, names }: { facts: readonly Fact[]; names: AddressNames }) {
  if (facts.length === 0) return null;
  return (
    <dl className="mt-3 grid gap-x-4 text-sm sm:gap-y-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
      {facts.map((fact) => (
        <div key={fact.words} className="contents">
          <dt className="text-muted text-xs max-sm:pt-2 sm:pt-0.5">{fact.words}</dt>
          <dd className="min-w-0">
            <Value fact={fact} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ fact, names }: { fact: Fact; names: AddressNames }) {
  switch (fact.kind) {
    case "address":
      return <Account address={fact.address} names={names} />;
    case "lamports":
      return (
        <>
          <Amount value={fact.amount} className="mr-2" />
          <span className="text-muted font-mono text-xs wrap-anywhere">
            {fact.amount.toLocaleString("en-US")} lamports
          </span>
        </>
      );
    case "units":
      return <span className="font-mono wrap-anywhere">{baseUnitsWords(fact.amount)}</span>;
    case "text":
      return <bdi className="font-mono wrap-anywhere">{fact.text}</bdi>;
  }
}
