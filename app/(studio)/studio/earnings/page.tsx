import type { Metadata } from "next";
import { EarningsView } from "@/components/studio/earnings";
import { SignInFirst, StudioFrame } from "@/components/studio/frame";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { readSalesQuery, salesAddress } from "@/lib/core/sales";
import { currentSession } from "@/lib/server/identity";
import { readEarnings } from "@/lib/server/sales";

export const metadata: Metadata = { title: "Earnings", robots: { index: false } };

interface EarningsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function EarningsPage({ searchParams }: EarningsPageProps) {
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="Earnings">
        <SignInFirst />
      </StudioFrame>
    );
  const query = readSalesQuery(await searchParams);
  const earnings = await readEarnings(session.wallet, query);
  const { range, asset } = query;
  const download = (
    <ButtonLink href={salesAddress("/api/sales/csv", { range, asset })} prefetch={false} download>
      <Icon name="download" className="size-4" />
      Download CSV
    </ButtonLink>
  );
  return (
    <StudioFrame title="Earnings" actions={earnings.hasSales ? download : undefined}>
      <EarningsView earnings={earnings} />
    </StudioFrame>
  );
}
