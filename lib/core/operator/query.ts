/** What one of the operator's lists is asked for. All of it stands in the page's address. */
export interface OperatorQuery<Filter extends string> {
  /** What is searched for; empty is everything. */
  readonly text: string;
  /** Null is all. */
  readonly filter: Filter | null;
  /** Where the page begins, as the list before it named it; null is the newest. */
  readonly cursor: string | null;
}

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST_SEARCH = 128;

const one = (value: string | readonly string[] | undefined): string =>
  (typeof value === "string" ? value : value?.[0]) ?? "";

/**
 * Reads a page's address. What fits nothing is left out: an address that was mistyped shows a list, and
 * what it shows says what it was asked for. Control characters go: nothing stored has any.
 */
export const readQuery = <Filter extends string>(
  parameters: Parameters,
  filters: readonly Filter[],
): OperatorQuery<Filter> => ({
  text: one(parameters["q"])
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, LONGEST_SEARCH),
  filter: filters.find((filter) => filter === one(parameters["show"])) ?? null,
  cursor: one(parameters["before"]) || null,
});

/** The address of a list; without a cursor it begins with the newest. */
export const queryAddress = (
  path: string,
  { text, filter, cursor }: Partial<OperatorQuery<string>>,
): string => {
  const query = new URLSearchParams();
  if (text) query.set("q", text);
  if (filter) query.set("show", filter);
  if (cursor) query.set("before", cursor);
  const search = query.toString();
  return search === "" ? path : `${path}?${search}`;
};
