import type { Metadata } from "next";
import { Suspense } from "react";
import { PageFrame } from "@/components/layout/page-frame";
import { ListingUnavailable, ListingView, SimilarSkeleton } from "@/components/listing";
import { StaleNotice } from "@/components/market";
import { Skeleton } from "@/components/ui/skeleton";
import { isEnd } from "@/lib/core/purchase";
import { crossCheck } from "@/lib/server/chain";
import { currentSession } from "@/lib/server/identity";
import { listPurchases, purchasePolicy } from "@/lib/server/purchases";
import { staleMinutes } from "../../stale-minutes";
import { findListing } from "./find-listing";
import { ListingPrices } from "./listing-prices";
import { SimilarListings } from "./similar-listings";

export const generateMetadata = async ({
  params,
}: {
  params: Promise<{ id: string }>;
}): Promise<Metadata> => {
  const found = await findListing((await params).id);
  if (found.kind === "unavailable") return { title: "Listing" };
  const { name, description } = found.listing.value.assetDetails;
  return {
    title: name,
    description: description.slice(0, 160),
    alternates: { canonical: `/listings/${found.listing.value.listingId}` },
    openGraph: { title: name, description: description.slice(0, 160) },
    twitter: { card: "summary_large_image" },
  };
};

export default async function ListingPage({ params }: { params: Promise<{ id: string }> }) {
  const [found, session] = await Promise.all([findListing((await params).id), currentSession()]);
  if (found.kind === "unavailable") {
    return (
      <PageFrame>
        <ListingUnavailable sentence={found.sentence} />
      </PageFrame>
    );
  }
  const listing = found.listing.value;
  const purchases = session === null ? [] : await listPurchases(session.wallet);
  const own = purchases.filter(({ listingId }) => listingId === listing.listingId);
  const minutes = staleMinutes(found.listing);
  return (
    <PageFrame>
      <ListingView
        listing={listing}
        policy={purchasePolicy()}
        session={session === null ? null : { wallet: session.wallet }}
        openPurchaseId={own.find(({ state }) => !isEnd(state))?.id ?? null}
        ownedPurchaseId={own.find(({ state }) => state === "owned")?.id ?? null}
        crossCheck={crossCheck()}
        notice={minutes === null ? null : <StaleNotice minutes={minutes} />}
        history={
          <Suspense fallback={<Skeleton className="h-5 w-3/4" />}>
            <ListingPrices listing={listing} />
          </Suspense>
        }
      />
      <Suspense fallback={<SimilarSkeleton />}>
        <SimilarListings listing={listing} />
      </Suspense>
    </PageFrame>
  );
}
