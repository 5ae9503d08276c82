import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import { Notice } from "@/components/ui/notice";
import type { Earnings } from "@/lib/core/sales";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-line flex items-baseline justify-between gap-4 border-b py-2 last:border-0">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const salesOf = (count: number): string => (count === 1 ? "1 sale" : `${count} sales`);

/** Whom the chain shows that it reached: the wallet that reads this, or the one REALM was told to pay. */
function Reached({ net, elsewhere }: { net: bigint; elsewhere: bigint }) {
  if (elsewhere === 0n) return "The chain shows that all of it reached you.";
  if (elsewhere === net)
    return "The chain shows that all of it reached the wallet in your REALM profile, not this one.";
  return (
    <>
      The chain shows that <Amount value={net - elsewhere} className="text-ink" /> of it reached
      this wallet and <Amount value={elsewhere} className="text-ink" /> the wallet in your REALM
      profile.
    </>
  );
}

/** What was earned, to the lamport, and what of it is in no sum. */
export function Sum({
  sum,
  elsewhere,
  unchecked,
  mismatched,
}: Pick<Earnings, "sum" | "elsewhere" | "unchecked" | "mismatched">) {
  return (
    <section aria-label="Sum" className="grid gap-4">
      <div className="border-line rounded-card bg-card grid gap-x-12 gap-y-4 border p-5 sm:grid-cols-2 sm:p-6">
        <div>
          <h2 className="text-muted text-sm font-normal tracking-normal">You earned</h2>
          <p aria-live="polite" className="mt-1 text-lg min-[22rem]:text-xl sm:text-2xl">
            <Amount value={sum.net} />
          </p>
          <p className="text-muted mt-2 text-sm">
            After the marketplace’s fee. <Reached net={sum.net} elsewhere={elsewhere} />
          </p>
        </div>
        <dl className="text-sm tabular-nums">
          <Fact name="Sales">{sum.count}</Fact>
          <Fact name="Buyers paid">
            <Amount value={sum.gross} />
          </Fact>
          <Fact name="The marketplace kept">
            <Amount value={sum.fee} />
          </Fact>
        </dl>
      </div>
      {unchecked.count === 0 ? null : (
        <Notice>
          {salesOf(unchecked.count)} for <Amount value={unchecked.gross} />{" "}
          {unchecked.count === 1 ? "is" : "are"} not checked on chain yet, so not in these sums.
          This is done by itself, usually within a minute.
        </Notice>
      )}
      {mismatched.count === 0 ? null : (
        <Notice tone="check">
          {salesOf(mismatched.count)} for <Amount value={mismatched.gross} />{" "}
          {mismatched.count === 1 ? "does" : "do"} not stand on chain as agreed, so not in these
          sums. The list below says which; the operator has been told.
        </Notice>
      )}
    </section>
  );
}
