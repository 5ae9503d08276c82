import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { assetTypeWords } from "@/components/ui/asset-words";
import { DataTable } from "@/components/ui/data-table";
import { salesAddress, type Earnings } from "@/lib/core/sales";
import { visibleText } from "@/lib/core/text";
import { EARNINGS } from "./place";

const columns = [
  { label: "Asset" },
  { label: "Type" },
  { label: "Sales", figures: true },
  { label: "Buyers paid", figures: true },
  { label: "Fee", figures: true },
  { label: "Net", figures: true },
];

/** What was earned with each asset; each leads to its own earnings. */
export function ByAsset({ assets, query }: Pick<Earnings, "assets" | "query">) {
  return (
    <section aria-labelledby="by-asset">
      <h2 id="by-asset" className="mb-3 text-lg">
        By asset
      </h2>
      <DataTable
        name="Earnings by asset"
        columns={columns}
        rows={assets.map(({ assetType, assetId, name, count, gross, fee, net }) => ({
          key: `${assetType}:${assetId}`,
          cells: [
            <Link
              key="asset"
              href={salesAddress(EARNINGS, {
                ...query,
                cursor: null,
                asset: { assetType, assetId },
              })}
              prefetch={false}
              className="text-accent underline-offset-4 hover:underline"
            >
              {visibleText(name)}
            </Link>,
            assetTypeWords[assetType],
            count,
            <Amount key="gross" value={gross} />,
            <Amount key="fee" value={fee} />,
            <Amount key="net" value={net} />,
          ],
        }))}
      />
    </section>
  );
}
