import type { Metadata } from "next";
import Link from "next/link";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import { NewListingForm } from "@/components/studio/listings";
import { GoButton } from "@/components/studio/models";
import { EmptyState } from "@/components/ui/empty-state";
import { purchasePolicy } from "@/lib/server/purchases";
import { currentSession } from "@/lib/server/identity";
import { PaidTo } from "./paid-to";
import { sellableOf } from "./sellable-of";

export const metadata: Metadata = { title: "List for sale", robots: { index: false } };

type Search = Readonly<Record<string, unknown>>;

export default async function NewListingPage({ searchParams }: { searchParams: Promise<Search> }) {
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="List for sale">
        <SignInFirst />
      </StudioFrame>
    );
  const found = await sellableOf(session.wallet);
  if (found === null)
    return (
      <StudioFrame title="List for sale">
        <ConnectInvitation />
      </StudioFrame>
    );
  const { sellable, forSale } = found;
  const { model: asked } = await searchParams;
  const already = forSale.find(({ id }) => id === asked);
  return (
    <StudioFrame title="List for sale">
      <div className="flex flex-col gap-6">
        <PaidTo wallet={session.wallet} />
        {already === undefined ? null : (
          <p className="text-sm">
            {already.name} is for sale already.{" "}
            <Link href="/studio/listings" className="underline underline-offset-4">
              See your listings
            </Link>
          </p>
        )}
        {sellable.length === 0 ? (
          <EmptyState
            title="Nothing to list"
            action={<GoButton to="/studio/models">Go to your models</GoButton>}
          >
            Only trained models that are not for sale yet can be listed.
          </EmptyState>
        ) : (
          <NewListingForm
            sellable={sellable}
            chosen={sellable.find(({ id }) => id === asked)?.id ?? null}
            feeBasisPoints={purchasePolicy().feeBasisPoints}
          />
        )}
      </div>
    </StudioFrame>
  );
}
