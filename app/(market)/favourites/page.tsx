import type { Metadata } from "next";
import { FavouriteShelf } from "@/components/favourites/favourite-shelf";
import { SignInInvitation } from "@/components/favourites/sign-in-invitation";
import { PageFrame } from "@/components/layout/page-frame";
import { PageLinks } from "@/components/market";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { pageCount } from "@/lib/core/market";
import { listFavourites } from "@/lib/server/favourites";
import { currentSession } from "@/lib/server/identity";

export const metadata: Metadata = { title: "Favourites", robots: { index: false } };

const addressOf = (page: number): string =>
  page === 1 ? "/favourites" : `/favourites?page=${page}`;

/** Anything that names no page is the first. */
const pageOf = (text: string | string[] | undefined): number =>
  typeof text === "string" && /^[1-9]\d{0,2}$/u.test(text) ? Number(text) : 1;

export default async function FavouritesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const session = await currentSession();
  if (session === null) {
    return (
      <PageFrame>
        <SignInInvitation />
      </PageFrame>
    );
  }
  const page = pageOf((await searchParams)["page"]);
  const { favourites, total } = await listFavourites(session.wallet, page);
  return (
    <PageFrame>
      <h1 className="text-xl">Favourites</h1>
      {favourites.length > 0 ? (
        <div className="mt-6">
          <FavouriteShelf favourites={favourites} />
          <PageLinks current={page} count={pageCount(total)} addressOf={addressOf} />
        </div>
      ) : (
        <div className="mt-6">
          {total > 0 ? (
            <EmptyState
              title="There is no such page"
              action={<ButtonLink href={addressOf(1)}>Go to the first page</ButtonLink>}
            >
              You keep fewer favourites than that.
            </EmptyState>
          ) : (
            <EmptyState
              title="Nothing kept yet"
              action={<ButtonLink href="/">Look around the market</ButtonLink>}
            >
              Press the heart on a picture, and it waits for you here with its price then and now.
            </EmptyState>
          )}
        </div>
      )}
    </PageFrame>
  );
}
