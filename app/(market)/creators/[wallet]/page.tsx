import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CreatorView, type CreatorListings } from "@/components/creator";
import { PageFrame } from "@/components/layout/page-frame";
import { StaleNotice } from "@/components/market";
import { CodedError } from "@/lib/core/errors";
import { isAddress, type Address } from "@/lib/core/solana";
import { listingsOf, soldBy } from "@/lib/server/listings";
import { staleMinutes } from "../../stale-minutes";

interface CreatorPageProps {
  params: Promise<{ wallet: string }>;
}

/** Anything that is no address ends the page with 404. */
const walletOf = async ({ params }: CreatorPageProps): Promise<Address> => {
  const { wallet } = await params;
  if (!isAddress(wallet)) notFound();
  return wallet;
};

const ends = (address: Address): string => `${address.slice(0, 4)}…${address.slice(-4)}`;

export const generateMetadata = async (props: CreatorPageProps): Promise<Metadata> => {
  const wallet = await walletOf(props);
  return {
    title: `Creator ${ends(wallet)}`,
    description: `What ${wallet} has for sale at REALM.`,
    alternates: { canonical: `/creators/${wallet}` },
  };
};

const ask = async (wallet: Address): Promise<CreatorListings> => {
  try {
    const answer = await listingsOf(wallet);
    return { kind: "found", ...answer.value, staleMinutes: staleMinutes(answer) };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { kind: "unavailable", sentence: error.sentence };
  }
};

export default async function CreatorPage(props: CreatorPageProps) {
  const wallet = await walletOf(props);
  const [answer, sold] = await Promise.all([ask(wallet), soldBy(wallet)]);
  const minutes = answer.kind === "found" ? answer.staleMinutes : null;
  return (
    <PageFrame>
      <CreatorView
        wallet={wallet}
        sold={sold}
        answer={answer}
        notice={minutes === null ? null : <StaleNotice minutes={minutes} />}
      />
    </PageFrame>
  );
}
