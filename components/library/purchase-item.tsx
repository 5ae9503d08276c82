import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { AssetPicture } from "@/components/ui/asset-picture";
import { assetTypeWords } from "@/components/ui/asset-words";
import { ButtonLink } from "@/components/ui/button";
import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import { noticeSentences, type PurchaseView } from "@/lib/core/purchase";
import { StateBadge } from "./state-badge";
import { TimelineView } from "./timeline-view";

const openStates = new Set(["created", "prepared"]);

/** One purchase on its shelf. */
export function PurchaseItem({ purchase }: { purchase: PurchaseView }) {
  const { id, asset, price, createdAt, state, history, listingId, notice } = purchase;
  return (
    <li className="border-line grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-4 gap-y-4 border-b py-5 sm:grid-cols-[5rem_minmax(0,1fr)_auto_20rem] sm:gap-x-8">
      <AssetPicture
        src={asset.previewImageUrl}
        alt=""
        className="border-line w-full rounded-sm border"
      />
      <div className="flex min-w-0 flex-col">
        <h2 className="truncate text-base font-medium">
          <Link href={`/library/${id}`} className="hover:underline">
            {asset.name}
          </Link>
        </h2>
        <p className="text-muted text-sm">
          {assetTypeWords[asset.assetType]} · <Day value={createdAt} />
        </p>
        <p className="mt-1 text-sm sm:hidden">
          <Amount value={price} />
        </p>
        <div className="mt-auto flex flex-wrap gap-2 pt-3">
          {openStates.has(state) ? (
            <ButtonLink size="small" href={`/listings/${encodeURIComponent(listingId)}`}>
              Continue
            </ButtonLink>
          ) : (
            <ButtonLink size="small" variant="secondary" href={`/library/${id}`}>
              {state === "owned" ? "Receipt" : "Details"}
              <span className="sr-only"> of {asset.name}</span>
            </ButtonLink>
          )}
          {state === "owned" && asset.assetType === "model" ? (
            <ButtonLink
              size="small"
              href={`/studio/images?model=${encodeURIComponent(asset.assetId)}`}
            >
              Use in the studio
              <span className="sr-only">({asset.name})</span>
            </ButtonLink>
          ) : null}
        </div>
      </div>
      <p className="text-sm max-sm:hidden">
        <Amount value={price} />
      </p>
      <div className="col-span-2 flex flex-col items-start gap-3 sm:col-span-1">
        <StateBadge state={state} />
        <TimelineView state={state} history={history} />
        {notice === null ? null : (
          <p className="text-stop flex gap-2 text-sm">
            <Icon name="alert" className="mt-0.5 size-4" />
            <span className="min-w-0">{noticeSentences[notice]}</span>
          </p>
        )}
      </div>
    </li>
  );
}
