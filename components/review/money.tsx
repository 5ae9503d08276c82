import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import type { Intent } from "@/lib/core/intent";
import type { Movement, Review } from "@/lib/core/review";
import { formatUnits } from "./format-units";
import { ReceiptSection } from "./receipt-section";

interface MoneyProps {
  review: Review;
  intent: Intent;
}

const Unknown = () => (
  <p className="text-stop text-sm font-medium">
    Unknown. The cluster could not show what it would do.
  </p>
);

/** What leaves the wallet: the largest figure on the page. */
export function YouPay({ review, intent, isVoid }: MoneyProps & { isVoid: boolean }) {
  const { outcome } = review;
  const strike = isVoid ? "line-through decoration-2 decoration-stop" : "";
  const tokens = outcome?.pays.filter(({ mint }) => mint !== "SOL") ?? [];
  const total = outcome?.pays.reduce(
    (sum, { mint, amount }) => (mint === "SOL" ? sum + amount : sum),
    0n,
  );
  return (
    <ReceiptSection title="You pay">
      {total === undefined ? (
        <>
          <Unknown />
          <p className="text-muted text-sm">
            Agreed were <Amount value={intent.pay.total} />.
          </p>
        </>
      ) : (
        <Amount
          value={total}
          className={`block text-xl font-medium tracking-tight sm:text-2xl ${strike}`}
        />
      )}
      {tokens.map((movement) => (
        <TokenLine key={movement.mint} movement={movement} />
      ))}
      <Party words="from your wallet">
        <AddressLabel address={intent.wallet} label="Wallet" form="whole" />
      </Party>
    </ReceiptSection>
  );
}

/** To whom, each with the amount the transaction itself gives them. */
export function Recipients({ review, intent }: MoneyProps) {
  const paid =
    review.outcome?.pays.filter(({ counterparty }) => counterparty !== null) ??
    intent.pay.payees.map(({ role, address, amount }) => ({
      mint: "SOL" as const,
      amount,
      counterparty: address,
      role,
      label: null,
      decimals: 9,
    }));
  return (
    <ReceiptSection title="Recipients" aside={review.outcome ? null : "as agreed, not as tried"}>
      <ul className="flex flex-col gap-4">
        {paid.map((movement, index) => (
          <li key={index} className="flex flex-col gap-1">
            <span className="flex items-baseline gap-2 text-sm">
              <span className={movement.role === null ? "text-stop font-medium" : ""}>
                {roleWords(movement.role)}
              </span>
              <span className="dotted-leader min-w-4 flex-1" />
              <Figure movement={movement} />
            </span>
            {movement.counterparty === null ? null : (
              <AddressLabel
                address={movement.counterparty}
                label={roleWords(movement.role)}
                form="whole"
              />
            )}
          </li>
        ))}
        {paid.length === 0 ? <li className="text-muted text-sm">Nobody.</li> : null}
      </ul>
    </ReceiptSection>
  );
}

export function YouReceive({ review, intent }: MoneyProps) {
  const { outcome } = review;
  return (
    <ReceiptSection title="You receive">
      {outcome === null ? <Unknown /> : null}
      {outcome?.receives.length === 0 ? (
        <p className="text-stop text-sm font-medium">Nothing.</p>
      ) : null}
      {outcome?.receives.map((movement) => (
        <TokenLine key={movement.mint} movement={movement} />
      ))}
      {outcome === null
        ? intent.receive.map(({ mint, label }) => (
            <Party key={mint} words={`promised: ${label}`}>
              <AddressLabel address={mint} label="Token" form="whole" />
            </Party>
          ))
        : null}
    </ReceiptSection>
  );
}

/** What the network takes, apart from the price; the deposit comes back with the account. */
export function NetworkFee({ review, intent }: MoneyProps) {
  const { outcome } = review;
  return (
    <ReceiptSection title="Network fee">
      {outcome === null ? (
        <p className="text-muted text-sm">
          Unknown; at most <Amount value={intent.limits.networkFee} /> would be accepted.
        </p>
      ) : (
        <dl className="flex flex-col gap-1 text-sm">
          <Line words="To the validators" value={outcome.networkFee} />
          {outcome.rent > 0n ? (
            <Line words="Deposit for your token account, yours to get back" value={outcome.rent} />
          ) : null}
        </dl>
      )}
      {review.feePayer === null ? null : (
        <Party
          words={
            review.feePayer === intent.wallet ? "paid by your wallet" : "paid by another account"
          }
        >
          <AddressLabel address={review.feePayer} label="Fee payer" form="whole" />
        </Party>
      )}
    </ReceiptSection>
  );
}

function Line({ words, value }: { words: string; value: bigint }) {
  return (
    <div className="flex items-baseline gap-2">
      <dt>{words}</dt>
      <dd aria-hidden="true" className="dotted-leader min-w-4 flex-1" />
      <dd>
        <Amount value={value} />
      </dd>
    </div>
  );
}

function TokenLine({ movement }: { movement: Movement }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Figure movement={movement} />
        <span className="text-sm">{movement.label ?? "of a token"}</span>
      </p>
      {movement.mint === "SOL" ? null : (
        <AddressLabel address={movement.mint} label="Token" form="whole" />
      )}
    </div>
  );
}

function Figure({ movement }: { movement: Movement }) {
  if (movement.mint === "SOL") return <Amount value={movement.amount} className="text-base" />;
  return (
    <span className="font-mono text-base">{formatUnits(movement.amount, movement.decimals)}</span>
  );
}

function Party({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-muted text-xs">{words}</span>
      {children}
    </div>
  );
}

const roleWords = (role: string | null): string => {
  if (role === "seller") return "Seller";
  if (role === "marketplace") return "Marketplace";
  return role ?? "Not part of the agreement";
};
