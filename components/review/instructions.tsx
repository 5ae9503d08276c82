import { Badge } from "@/components/ui/badge";
import type { ReviewedAccount, ReviewedInstruction } from "@/lib/core/review";
import { Facts } from "./facts";
import { Fold } from "./fold";

/** Every instruction with its accounts and arguments, in the order the cluster runs them. */
export function Instructions({ instructions }: { instructions: readonly ReviewedInstruction[] }) {
  return (
    <Fold title="All instructions" aside={String(instructions.length)}>
      <ol className="flex flex-col gap-4">
        {instructions.map((instruction, position) => (
          <li key={position} className="border-line rounded-control border px-4 py-3">
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <span className="text-muted font-mono">{instruction.index + 1}</span>
              <strong className="font-semibold">{instruction.programName}</strong>
              <span className="font-mono">{instruction.name}</span>
              {instruction.known === "known" ? null : (
                <Badge tone="stop" icon="stop">
                  {instruction.known === "unknown-program"
                    ? "unknown program"
                    : "unknown instruction"}
                </Badge>
              )}
            </p>
            <p className="text-muted mt-0.5 font-mono text-xs break-all">{instruction.program}</p>
            <Facts facts={instruction.args} />
            <Accounts accounts={instruction.accounts} />
          </li>
        ))}
      </ol>
    </Fold>
  );
}

function Accounts({ accounts }: { accounts: readonly ReviewedAccount[] }) {
  if (accounts.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-col gap-1.5 text-xs">
      {accounts.map(({ name, address, signer, writable }, index) => (
        <li key={index} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <span className="text-muted">
            {name}
            {signer ? ", signs" : ""}
            {writable ? ", may change" : ""}
          </span>
          <span className="font-mono break-all">{address}</span>
        </li>
      ))}
    </ul>
  );
}
