import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { assetTypeWords } from "@/components/ui/asset-words";
import { DataTable } from "@/components/ui/data-table";
import { salesAddress, type Earnings, type SalesSum } from "@/lib/core/sales";
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

const figures = ({ count, gross, fee, net }: SalesSum) => [
  count,
  <Amount key="gross" value={gross} />,
  <Amount key="fee" value={fee} />,
  <Amount key="net" value={net} />,
];

/** What was earned with each asset; each leads to its own earnings. */
export function ByAsset(props: Pick<Earnings, "assets" | "otherAssets" | "query">) {
  const { assets, otherAssets, query } = props;
  const rows = assets.map((asset) => ({
    key: `${asset.assetType}:${asset.assetId}`,
    cells: [
      <Link
        key="asset"
        href={salesAddress(EARNINGS, { ...query, cursor: null, asset })}
        prefetch={false}
        className="text-accent underline-offset-4 hover:underline"
      >
        {visibleText(asset.name)}
      </Link>,
      assetTypeWords[asset.assetType],
      ...figures(asset),
    ],
  }));
  const others = otherAssets && {
    key: "others",
    cells: ["All others together", "Various", ...figures(otherAssets)],
  };
  return (
    <section aria-labelledby="by-asset">
      <h2 id="by-asset" className="mb-3 text-lg">
        By asset
      </h2>
      <DataTable
        name="Earnings by asset"
        columns={columns}
        rows={others ? [...rows, others] : rows}
      />
    </section>
  );
}
