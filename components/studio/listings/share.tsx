import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import { lamports, shareInBasisPoints, type Lamports } from "@/lib/core/money";

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-2.5">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ShareProps {
  /** Null until there is one. */
  price: Lamports | null;
  /** The marketplace's share at most, in 1/10,000 of the price. */
  feeBasisPoints: number;
}

/** What of a price comes to its seller. The operator knows the highest fee, not the one of the day. */
export function Share({ price, feeBasisPoints }: ShareProps) {
  const fee = price === null ? null : shareInBasisPoints(price, feeBasisPoints);
  const amount = (value: bigint | null) =>
    value === null ? <span className="text-muted">…</span> : <Amount value={value} />;
  return (
    <section aria-label="What you get">
      <h2 className="text-base">What you get</h2>
      <dl className="divide-line mt-1 divide-y text-sm" aria-live="polite">
        <Row name="A buyer pays">{amount(price)}</Row>
        <Row name={`REALM keeps at most (${feeBasisPoints / 100} %)`}>{amount(fee)}</Row>
        <Row name="You get at least">
          <strong className="font-medium">
            {amount(price === null || fee === null ? null : lamports(price - fee))}
          </strong>
        </Row>
      </dl>
      <p className="text-muted mt-2 text-xs">
        The buyer pays the network fee on top. Your part comes to your wallet in the buyer’s own
        transaction.
      </p>
    </section>
  );
}
