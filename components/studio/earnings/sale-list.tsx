import Link from "next/link";
import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { salesAddress, type Earnings, type SaleView } from "@/lib/core/sales";
import { visibleText } from "@/lib/core/text";
import { EARNINGS } from "./place";
import { SaleBadge } from "./sale-badge";

const columns = [
  { label: "Asset" },
  { label: "Sold" },
  { label: "Buyer" },
  { label: "Price", figures: true },
  { label: "Fee", figures: true },
  { label: "Net", figures: true },
  { label: "On chain" },
  { label: "Transaction" },
];

const linkClass = "text-accent underline-offset-4 hover:underline";

function Known({ amount }: { amount: bigint | null }) {
  return amount === null ? (
    <span className="text-muted">not known yet</span>
  ) : (
    <Amount value={amount} />
  );
}

/** What reached the seller, and whom, where that is another wallet than the reader's. */
function Net({ sale: { net, otherSeller } }: { sale: SaleView }) {
  return (
    <>
      <Known amount={net} />
      {otherSeller === null ? null : (
        // The button that copies ends where the figures above it do.
        <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 xl:flex-nowrap xl:whitespace-nowrap xl:-mr-2 xl:justify-end">
          <span className="text-check text-xs">paid to</span>
          <AddressLabel address={otherSeller} label="Paid wallet" />
        </span>
      )}
    </>
  );
}

/** Leads to what the transaction did, told by the inspector. */
function Transaction({ signature }: { signature: string | null }) {
  if (signature === null) return <span className="text-muted">not named yet</span>;
  return (
    <Link
      href={`/inspect#signature=${signature}`}
      prefetch={false}
      title={signature}
      aria-label={`Transaction ${signature}`}
      className={`font-mono whitespace-nowrap ${linkClass}`}
    >
      {signature.slice(0, 4)}…{signature.slice(-4)}
    </Link>
  );
}

const cellsOf = (sale: SaleView) => [
  <Link
    key="asset"
    href={`/listings/${encodeURIComponent(sale.listingId)}`}
    prefetch={false}
    className={linkClass}
  >
    {visibleText(sale.name)}
  </Link>,
  <span key="sold" className="whitespace-nowrap">
    <Day value={sale.soldAt} />
  </span>,
  sale.buyer === null ? (
    <span key="buyer" className="text-muted">
      not known yet
    </span>
  ) : (
    <AddressLabel key="buyer" address={sale.buyer} label="Buyer" />
  ),
  <Amount key="gross" value={sale.gross} />,
  <Known key="fee" amount={sale.fee} />,
  <Net key="net" sale={sale} />,
  <SaleBadge key="state" sale={sale} />,
  <Transaction key="transaction" signature={sale.signature} />,
];

/** Every sale of the range, newest first, whatever became of it. */
export function SaleList({ sales, older, query }: Pick<Earnings, "sales" | "older" | "query">) {
  const to = (cursor: string | null): string => salesAddress(EARNINGS, { ...query, cursor });
  return (
    <section aria-labelledby="sales">
      <h2 id="sales" className="mb-3 text-lg">
        Sales
      </h2>
      <DataTable
        name="Sales"
        width="wide"
        columns={columns}
        rows={sales.map((sale) => ({ key: sale.id, cells: cellsOf(sale) }))}
      />
      {query.cursor === null && older === null ? null : (
        <nav aria-label="Pages" className="mt-6 flex justify-between gap-2">
          {query.cursor === null ? (
            <span />
          ) : (
            <ButtonLink size="small" prefetch={false} href={to(null)}>
              Newest
            </ButtonLink>
          )}
          {older === null ? null : (
            <ButtonLink size="small" prefetch={false} rel="next" href={to(older)}>
              Older
            </ButtonLink>
          )}
        </nav>
      )}
    </section>
  );
}
