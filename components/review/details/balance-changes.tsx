import { AddressLabel } from "@/components/ui/address-label";
import { Icon, type IconName } from "@/components/ui/icon";
import type { BalanceChange } from "@/lib/core/review";
import { Account } from "../account";
import type { AddressNames } from "../names";
import { formatChange } from "../receipt/amounts";
import { balanceMark, type BalanceMark } from "./balance-marks";
import { Fold } from "./fold";

interface BalanceChangesProps {
  changes: readonly BalanceChange[];
  names: AddressNames;
}

/** Each balance that moves: what the instructions say beside what the cluster saw. */
export function BalanceChanges({ changes, names }: BalanceChangesProps) {
  if (changes.length === 0) return null;
  const marks = changes.map(balanceMark);
  return (
    <Fold title="Balance changes" aside={summary(marks)} open={marks.includes("differs")}>
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">Balance changes</caption>
        <thead className="text-muted text-xs">
          <tr>
            <th scope="col" className="w-2/5 pb-2 font-normal">
              Instructions say
            </th>
            <th scope="col" className="w-2/5 pb-2 font-normal">
              Simulation saw
            </th>
            <th scope="col" className="pb-2 text-right font-normal">
              <span className="sr-only">Compared</span>
            </th>
          </tr>
        </thead>
        {changes.map((change) => (
          <ChangeRows key={`${change.account}:${change.mint}`} change={change} names={names} />
        ))}
      </table>
    </Fold>
  );
}

const summary = (marks: readonly BalanceMark[]): string => {
  const count = (wanted: BalanceMark): number => marks.filter((mark) => mark === wanted).length;
  if (count("differs") > 0) return `${count("differs")} of ${marks.length} differ`;
  if (count("unknown") > 0) return `${count("unknown")} of ${marks.length} unknown`;
  return count("as stated") === marks.length ? `${marks.length}, as stated` : String(marks.length);
};

function ChangeRows({ change, names }: { change: BalanceChange; names: AddressNames }) {
  const { account, holder, ours, mint, lifecycle, label } = change;
  const owner = holder === null || ours ? null : (names.get(holder) ?? null);
  return (
    <tbody className="border-line break-inside-avoid border-t">
      <tr>
        <th scope="rowgroup" colSpan={3} className="pt-3 pb-1 font-normal">
          <Account address={account} names={names} />
          <span className="text-muted flex flex-wrap gap-x-2 text-xs">
            {mint === "SOL" ? null : <span>{label ?? "a token"}</span>}
            {owner === null ? null : <span>held by: {owner}</span>}
            {lifecycle === "created" ? <span>new account</span> : null}
            {lifecycle === "closed" ? <span>closed by this</span> : null}
          </span>
          {mint === "SOL" || label !== null ? null : (
            <AddressLabel address={mint} label="Token" form="whole" />
          )}
        </th>
      </tr>
      <tr className="align-baseline font-mono">
        <Cell amount={change.expected} missing="not stated" change={change} />
        <Cell amount={change.observed} missing="unknown" change={change} />
        <td className="pb-3 text-right font-sans">
          <Mark mark={balanceMark(change)} />
        </td>
      </tr>
    </tbody>
  );
}

function Cell({
  amount,
  missing,
  change,
}: {
  amount: bigint | null;
  missing: string;
  change: BalanceChange;
}) {
  return (
    <td className={`pr-3 pb-3 wrap-anywhere ${amount === null ? "text-muted" : ""}`}>
      {amount === null ? missing : formatChange(amount, change)}
    </td>
  );
}

const looks: Readonly<Record<BalanceMark, { icon: IconName; ink: string }>> = {
  "as stated": { icon: "check", ink: "text-safe" },
  differs: { icon: "stop", ink: "text-stop" },
  "not stated": { icon: "info", ink: "text-muted" },
  unknown: { icon: "alert", ink: "text-check" },
};

function Mark({ mark }: { mark: BalanceMark }) {
  const { icon, ink } = looks[mark];
  return (
    <span className={`inline-flex items-center gap-1 text-xs whitespace-nowrap ${ink}`}>
      <Icon name={icon} className="size-3.5" />
      {mark}
    </span>
  );
}
