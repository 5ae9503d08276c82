import { useId } from "react";
import { Instructions, RawTransaction } from "@/components/review";
import { Amount } from "@/components/ui/amount";
import { CopyButton } from "@/components/ui/copy-button";
import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import { groupDigits } from "@/lib/core/money";
import type { Landed } from "@/lib/core/review/landed";
import type { Address } from "@/lib/core/solana";
import { LandedChanges } from "./landed-changes";
import { landedNames } from "./landed-names";

/** A transaction that is on the chain: how it ended, what it changed, and what it said. */
export function LandedView({ landed, wallet }: { landed: Landed; wallet: Address | null }) {
  const heading = useId();
  const names = landedNames(landed, wallet);
  const { failure, signature } = landed;
  return (
    <section aria-labelledby={heading} className="flex max-w-[44rem] flex-col gap-5">
      <h2 id={heading} className="sr-only">
        Landed transaction
      </h2>
      <div role="status" className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <strong
          className={`inline-flex items-center gap-2 rounded-sm border-2 px-3.5 py-2 text-base font-semibold ${failure === null ? "text-safe border-safe" : "text-stop border-stop"}`}
        >
          <Icon name={failure === null ? "check" : "stop"} />
          {failure === null ? "Landed" : "Failed on the chain"}
        </strong>
        <span className="min-w-0 flex-1 basis-64 text-sm wrap-anywhere">
          {failure === null
            ? "It is done. What follows is what it changed, as this cluster’s node tells it."
            : `It changed nothing but took its fee, because ${failure}.`}
        </span>
      </div>
      <dl className="border-line grid gap-x-6 gap-y-3 border-y py-4 text-sm sm:grid-cols-3">
        <Fact name="Slot">
          <span className="font-mono">{groupDigits(BigInt(landed.slot))}</span>
        </Fact>
        <Fact name="Time">
          {landed.time === null ? (
            <span className="text-muted">No longer known to the node</span>
          ) : (
            <Day value={landed.time.toISOString()} to="time" />
          )}
        </Fact>
        <Fact name="Network fee">
          <Amount value={landed.fee} />
        </Fact>
        <div className="sm:col-span-3">
          <dt className="text-muted text-xs">Signature</dt>
          <dd className="flex items-start gap-2 font-mono break-all">
            {signature}
            <CopyButton text={signature} label="Copy signature" />
          </dd>
        </div>
      </dl>
      <LandedChanges changes={landed.changes} names={names} />
      <div>
        <Instructions instructions={landed.instructions} names={names} anchor="landed" open />
        <RawTransaction transaction={landed.transaction} review={landed} />
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
