import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { salesAddress, type Earnings } from "@/lib/core/sales";
import { visibleText } from "@/lib/core/text";
import { ByAsset } from "./by-asset";
import { Choices } from "./choices";
import { OverTime } from "./over-time";
import { EARNINGS } from "./place";
import { SaleList } from "./sale-list";
import { StayLive } from "./stay-live";
import { Sum } from "./sum";

/** For who has not sold anything yet; the first sale appears by itself. */
function NothingSold() {
  return (
    <EmptyState
      title="Nothing sold yet"
      action={
        <ButtonLink variant="primary" href="/studio/listings">
          Go to your listings
        </ButtonLink>
      }
    >
      List a model for sale. What it brings you stands here from the moment somebody has paid.
    </EmptyState>
  );
}

/** Which asset alone is shown, and the way back to all. */
function OnlyOne({ query, assets, sales }: Earnings) {
  const { asset } = query;
  if (asset === null) return null;
  const name = assets[0]?.name ?? sales[0]?.name ?? asset.assetId;
  return (
    <p className="flex flex-wrap items-center gap-3 text-sm">
      <span>
        Only <strong className="font-medium">{visibleText(name)}</strong>
      </span>
      <ButtonLink
        size="small"
        prefetch={false}
        href={salesAddress(EARNINGS, { ...query, asset: null, cursor: null })}
      >
        Show all assets
      </ButtonLink>
    </p>
  );
}

/** What was sold and what it brought: sums, over time, by asset, one by one. */
export function EarningsView({ earnings }: { earnings: Earnings }) {
  if (!earnings.hasSales)
    return (
      <div className="grid gap-4">
        <StayLive />
        <NothingSold />
      </div>
    );
  const { query, assets, sales } = earnings;
  return (
    <>
      <Choices {...earnings} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <OnlyOne {...earnings} />
        <Sum {...earnings} />
        <StayLive />
        {sales.length === 0 && query.cursor === null ? (
          <p className="border-line text-muted rounded-card border border-dashed px-6 py-12 text-center text-sm">
            Nothing was sold in this time. A longer one may show more.
          </p>
        ) : (
          <>
            <OverTime {...earnings} />
            {query.asset === null && assets.length > 0 ? <ByAsset {...earnings} /> : null}
            <SaleList {...earnings} />
          </>
        )}
      </div>
    </>
  );
}
