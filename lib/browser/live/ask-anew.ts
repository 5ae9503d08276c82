import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { endOf } from "./one-at-a-time";

/** As much of a QueryClient as is used, so that a test can stand in for it. */
interface Client extends Pick<QueryClient, "invalidateQueries"> {
  getQueryCache(): {
    findAll(which: { queryKey: QueryKey; fetchStatus: "fetching" }): readonly {
      readonly promise: Promise<unknown> | undefined;
    }[];
  };
}

/**
 * Has what is shown asked for anew, once what is on its way has come: that answer may be older than what
 * was heard. TanStack would cut it off, though it is counted all the same and may be the older page
 * somebody has just asked for; or, where nothing is shown yet, take it for the new one.
 */
export const askAnew = async (client: Client, queryKey: QueryKey): Promise<void> => {
  const underWay = client.getQueryCache().findAll({ queryKey, fetchStatus: "fetching" });
  await endOf(Promise.allSettled(underWay.flatMap(({ promise }) => promise ?? [])));
  await client.invalidateQueries({ queryKey });
};
