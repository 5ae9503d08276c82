import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { MarketView, type MarketAnswer } from "@/components/market";
import { CodedError } from "@/lib/core/errors";
import { listingQuery, parseMarket, type MarketFilters } from "@/lib/core/market";
import { searchListings } from "@/lib/server/listings";
import { staleMinutes } from "./stale-minutes";

export const metadata: Metadata = {
  title: { absolute: "Market · Countersign" },
  description: "Search AI models and influencers listed at REALM, and buy them with SOL.",
  alternates: { canonical: "/" },
};

const ask = async (filters: MarketFilters): Promise<MarketAnswer> => {
  try {
    const answer = await searchListings(listingQuery(filters));
    return { kind: "found", page: answer.value, staleMinutes: staleMinutes(answer) };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { kind: "unavailable", sentence: error.sentence };
  }
};

export default async function MarketPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const request = parseMarket(await searchParams);
  return (
    <PageFrame>
      <MarketView request={request} answer={await ask(request.filters)} />
    </PageFrame>
  );
}
