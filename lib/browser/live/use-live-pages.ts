import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { CodedError } from "@/lib/core/errors";
import { askAnew } from "./ask-anew";
import type { LiveKind, LiveState } from "./live";
import { nextAsk } from "./next-ask";
import { useLive } from "./use-live";

interface LivePages<Page> {
  readonly pages: readonly Page[];
  readonly live: LiveState;
  /** Why what is shown may be old, in a sentence. */
  readonly problem: string | null;
  readonly isLoading: boolean;
  /** Shows older ones; null where there are none. */
  readonly more: (() => void) | null;
  readonly refresh: () => void;
}

interface LivePagesOptions<Page, Filter> {
  /** What the list is called in the cache; all its filters are asked anew together. */
  readonly list: string;
  readonly filter: Filter;
  /** A page, newest first. @param cursor of the page before; empty for the first */
  readonly fetchPage: (filter: Filter, cursor: string, signal: AbortSignal) => Promise<Page>;
  /** The kind of change that makes the list old. */
  readonly kind: LiveKind;
  /** From one look to the next while no stream stands, in milliseconds. */
  readonly pollMillis: number;
  /** Said of a failure that has no words of its own. */
  readonly trouble: string;
  /** The newest page as the server knew it, for this filter. */
  readonly first?: Page | undefined;
}

/** A list that comes in pages, kept up to date by the live stream and, while that is cut, by asking. */
export const useLivePages = <Page extends { readonly next: string | null }, Filter>(
  options: LivePagesOptions<Page, Filter>,
): LivePages<Page> => {
  const { list, filter, fetchPage, kind, pollMillis, trouble, first } = options;
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: [list] });
  const live = useLive([kind], () => askAnew(client, [list]));
  const { data, error, isPending, isError, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [list, filter],
    queryFn: ({ pageParam, signal }) => fetchPage(filter, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    ...(first ? { initialData: { pages: [first], pageParams: [""] } } : {}),
    refetchInterval: ({ state }) => nextAsk({ error: state.error, live, pollMillis }),
  });
  const words = error instanceof CodedError ? error.sentence : trouble;
  return {
    pages: data?.pages ?? [],
    ...{ live, refresh },
    problem: error === null ? null : words,
    isLoading: isPending && !isError,
    more: hasNextPage ? () => void fetchNextPage() : null,
  };
};
