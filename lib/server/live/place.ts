/** As a stream's `id:` says it; what Postgres' bigint can hold. */
const PLACE = /^\d{1,18}$/u;

/** Of no event: who names something unreadable has missed what nobody can tell. */
const NOWHERE = -1n;

/**
 * The last place a browser has seen: `Last-Event-ID`, which it sends by itself when it comes back, or
 * `?after=` where the page opens a stream anew and can set no header. Null: it has seen nothing.
 */
export const placeOf = (request: Request): bigint | null => {
  const text =
    request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after");
  if (text === null || text === "") return null;
  return PLACE.test(text) ? BigInt(text) : NOWHERE;
};
