import { formatChange } from "@/components/review/receipt/amounts";
import { AddressLabel } from "@/components/ui/address-label";
import type { BalanceChange } from "@/lib/core/review";
import type { Address } from "@/lib/core/solana";

interface LandedChangesProps {
  changes: readonly BalanceChange[];
  names: ReadonlyMap<Address, string>;
}

/** Every balance that moved, with its sign: colour alone says nothing. */
export function LandedChanges({ changes, names }: LandedChangesProps) {
  return (
    <section aria-labelledby="landed-changes">
      <h3 id="landed-changes" className="text-sm font-medium">
        Balance changes
      </h3>
      {changes.length === 0 ? (
        <p className="text-muted mt-2 text-sm">It moved no SOL and no token.</p>
      ) : (
        <ul className="border-line mt-2 border-t">
          {changes.map((change) => (
            <li
              key={`${change.account}:${change.mint}`}
              className="border-line grid items-start gap-x-6 gap-y-1 border-b py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <Whose change={change} names={names} />
              <Figure change={change} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Whose({ change, names }: { change: BalanceChange; names: ReadonlyMap<Address, string> }) {
  const { account, holder, ours, lifecycle, mint } = change;
  const name = names.get(account) ?? (ours ? "Your token account" : undefined);
  const notes = [
    holder === null || ours ? null : `held by ${names.get(holder) ?? holder}`,
    lifecycle === "created" ? "new account" : null,
    lifecycle === "closed" ? "closed" : null,
  ].filter((note) => note !== null);
  return (
    <div className="flex min-w-0 flex-col">
      {name === undefined ? null : <span className="text-sm font-medium">{name}</span>}
      <AddressLabel
        address={account}
        form="whole"
        {...(name === undefined ? {} : { label: name })}
      />
      {notes.length === 0 ? null : (
        <span className="text-muted text-xs break-all">{notes.join(", ")}</span>
      )}
      {mint === "SOL" ? null : (
        <span className="text-muted mt-1 text-xs">
          token <span className="font-mono break-all">{mint}</span>
        </span>
      )}
    </div>
  );
}

function Figure({ change }: { change: BalanceChange }) {
  const { mint, observed } = change;
  if (observed === null) return <span className="text-muted text-sm">unknown</span>;
  return (
    <span
      className={`font-mono text-sm whitespace-nowrap sm:text-right ${observed < 0n ? "text-stop" : "text-safe"}`}
      title={`${observed.toString()} ${mint === "SOL" ? "lamports" : "base units"}`}
    >
      {formatChange(observed, change)}
    </span>
  );
}
