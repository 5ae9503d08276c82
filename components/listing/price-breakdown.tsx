import type { ReactNode } from "react";
import { Amount } from "@/components/ui/amount";
import type { PurchasePolicy } from "@/lib/core/intent";
import { lamports, shareInBasisPoints, type Lamports } from "@/lib/core/money";

function Row({
  name,
  children,
  strong = false,
}: {
  name: ReactNode;
  children: ReactNode;
  strong?: boolean;
}) {
  return (
    <tr className={strong ? "font-medium" : ""}>
      <th
        scope="row"
        className={`py-2.5 text-left ${strong ? "font-medium" : "text-muted font-normal"}`}
      >
        {name}
      </th>
      <td className="py-2.5 text-right">{children}</td>
    </tr>
  );
}

/** Where the price goes, by the operator's configuration; the review holds the transaction to it. */
export function PriceBreakdown({ price, policy }: { price: Lamports; policy: PurchasePolicy }) {
  const share = shareInBasisPoints(price, policy.feeBasisPoints);
  return (
    <section aria-labelledby="breakdown">
      <h2 id="breakdown" className="text-lg">
        Where the money goes
      </h2>
      <table className="mt-3 w-full text-sm">
        <tbody className="divide-line divide-y">
          <Row name="The seller gets">
            <Amount value={lamports(price - share)} />
          </Row>
          <Row name={`The marketplace gets (${policy.feeBasisPoints / 100} %)`}>
            <Amount value={share} />
          </Row>
          <Row name="Price" strong>
            <Amount value={price} />
          </Row>
          <Row name="Network fee, on top, at most">
            <Amount value={policy.networkFee} />
          </Row>
        </tbody>
      </table>
    </section>
  );
}
