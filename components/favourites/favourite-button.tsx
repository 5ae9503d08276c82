"use client";

import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon";
import { favourites } from "./page-favourites";

const SignInToKeep = lazy(() => import("./sign-in-to-keep"));

interface FavouriteButtonProps {
  listingId: string;
  /** What is listed. */
  name: string;
  /**
   * `card`: in the corner of a picture, seen while it is looked at or kept; `stamped`: in the other one,
   * away from the stamp; `page`: beside the facts.
   */
  place: "card" | "stamped" | "page";
}

const onPicture =
  "bg-paper/92 absolute top-2 z-20 size-9 opacity-0 group-focus-within/card:opacity-100 group-hover/card:opacity-100 aria-pressed:opacity-100 pointer-coarse:opacity-100 hover:bg-paper";

const looks = {
  card: `${onPicture} right-2`,
  stamped: `${onPicture} left-2`,
  page: "hover:bg-wall size-10",
} as const;

const notYet = () => false;

/** A heart: keeps a listing among one's favourites, or takes it out again. */
export function FavouriteButton({ listingId, name, place }: FavouriteButtonProps) {
  const [inviting, setInviting] = useState(false);
  const kept = useSyncExternalStore(
    favourites.subscribe,
    () => favourites.isKept(listingId),
    notYet,
  );
  return (
    <>
      <button
        type="button"
        aria-pressed={kept}
        aria-label={`Favourite: ${name}`}
        title={kept ? "Take out of your favourites" : "Keep among your favourites"}
        onClick={() => {
          if (favourites.wallet() === null) setInviting(true);
          else void favourites.wish(listingId, !kept);
        }}
        className={`text-muted hover:text-ink aria-pressed:text-accent grid shrink-0 place-items-center rounded-full transition print:hidden ${looks[place]}`}
      >
        <Icon name="heart" className={`size-5 ${kept ? "fill-current" : ""}`} />
      </button>
      {inviting ? (
        <Suspense>
          <SignInToKeep
            meant={{ listingId, name }}
            onClose={() => {
              setInviting(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
