import type { Metadata } from "next";
import { SignInFirst, StudioFrame } from "@/components/studio/frame";
import { asksToSign, HandoverDesk, NoListings, OwnListings } from "@/components/studio/listings";
import { GoButton, KeepLive } from "@/components/studio/models";
import { Notice } from "@/components/ui/notice";
import application from "@/package.json";
import { crossCheck } from "@/lib/server/chain";
import { currentSession } from "@/lib/server/identity";
import { handoverPolicy, listOwnListings } from "@/lib/server/selling";

export const metadata: Metadata = { title: "Listings", robots: { index: false } };

type Search = Readonly<Record<string, unknown>>;

export default async function ListingsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="Listings">
        <SignInFirst />
      </StudioFrame>
    );
  const { listings, isCut, among, trouble } = await listOwnListings(session.wallet);
  const { sign } = await searchParams;
  const policy = handoverPolicy();
  const about = {
    wallet: session.wallet,
    crossCheck: crossCheck(),
    appVersion: application.version,
  };
  return (
    <StudioFrame
      title="Listings"
      actions={
        listings.length === 0 ? undefined : (
          <GoButton to="/studio/listings/new" variant="primary">
            List for sale
          </GoButton>
        )
      }
    >
      <KeepLive kinds={["listing", "sale"]} />
      <HandoverDesk
        signing={policy === null ? null : { policy, ...about }}
        asked={listings.find((one) => one.id === sign && asksToSign(one)) ?? null}
      >
        <div className="flex flex-col gap-6">
          {trouble === null ? null : (
            <Notice tone="check" role="status">
              REALM does not answer. This is what was known last; your listings stand there all the
              same.
            </Notice>
          )}
          {listings.length === 0 ? (
            <NoListings />
          ) : (
            <OwnListings listings={listings} canSign={policy !== null} />
          )}
          {isCut ? (
            <p className="text-muted max-w-prose text-xs">
              More listings have ended than are shown: the newest 200 are. Your earnings have every
              sale.
            </p>
          ) : null}
          <p className="text-muted max-w-prose text-xs">
            Listings made elsewhere under this wallet are found by looking through{" "}
            {among === null ? "the market" : `the newest ${among} listings of the market`}: REALM
            can’t be asked for a seller’s own.
          </p>
        </div>
      </HandoverDesk>
    </StudioFrame>
  );
}
