import type { Aged } from "@/lib/server/listings";

/** How many whole minutes ago this was known, where it should be newer; null while it is fresh. */
export const staleMinutes = ({ asOf, stale }: Aged<unknown>): number | null =>
  stale ? Math.max(0, Math.floor((Date.now() - asOf.getTime()) / 60_000)) : null;
