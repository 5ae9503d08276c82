import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { CodedError } from "@/lib/core/errors";
import { env } from "@/lib/server/env";
import { sourceAddress } from "@/lib/server/http/client-address";
import { operatorSession } from "@/lib/server/identity";

/**
 * Lets the operator through; for everybody else there is no such page. Each page asks for itself: a
 * layout is not rendered again for every page below it. The networks are the proxy's to refuse, and are
 * looked at here once more.
 */
export const requireOperator = cache(async (): Promise<void> => {
  const asked = await headers();
  const { operatorAllowlist, trustedProxyHops } = env();
  const admitted = operatorAllowlist.admits(sourceAddress(asked, trustedProxyHops));
  if (!admitted || (await operatorSession()) === null) notFound();
});

/** The title of a page of the operator's; others do not even see what it would be called. */
export const operatorTitle = (title: string) => async (): Promise<Metadata> => {
  await requireOperator();
  return { title, robots: { index: false } };
};

/** What was asked for, or no such page. */
export const orNotFound = async <Found>(asking: Promise<Found>): Promise<Found> => {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof CodedError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};
