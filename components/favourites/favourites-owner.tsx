"use client";

import { useEffect } from "react";
import { notify } from "@/components/ui/toast";
import { favourites } from "./page-favourites";

/**
 * Tells the hearts of the page whose they are, on every page and after every sign-in. One that was
 * pressed before it is filled now.
 */
export function FavouritesOwner({ wallet }: { wallet: string | null }) {
  useEffect(() => {
    favourites.belongTo(wallet);
    if (wallet !== null) void takeUp();
  }, [wallet]);
  return null;
}

const takeUp = async (): Promise<void> => {
  const { meantStore } = await import("@/lib/browser/favourites/meant");
  const meant = meantStore().take();
  if (meant === null || !(await favourites.wish(meant.listingId, true))) return;
  notify({ kind: "success", text: `${meant.name} is among your favourites now.` });
};
