/** What one of the operator's lists is asked for. All of it stands in the page's address. */
export interface OperatorQuery<Filter extends string> {
  /** What is searched for; empty is everything. */
  readonly text: string;
  /** Null is all. */
  readonly filter: Filter | null;
  /** Where the page begins, as the list before it named it; null is the newest. */
  readonly cursor: string | null;
  /** Further narrowing, by its name in the address; what is empty is left out. */
  readonly more?: Readonly<Record<string, string>>;
}

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST_SEARCH = 128;

const one = (value: string | readonly string[] | undefined): string =>
  (typeof value === "string" ? value : value?.[0]) ?? "";

const cleaned = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, LONGEST_SEARCH);

/**
 * Reads a page's address. What fits nothing is left out: an address that was mistyped shows a list, and
 * what it shows says what it was asked for. Control characters go: nothing stored has any.
 * @param more Names of what else the list can be narrowed by.
 */
export const readQuery = <Filter extends string>(
  parameters: Parameters,
  filters: readonly Filter[],
  more: readonly string[] = [],
): OperatorQuery<Filter> => ({
  text: cleaned(one(parameters["q"])),
  filter: filters.find((filter) => filter === one(parameters["show"])) ?? null,
  cursor: one(parameters["before"]) || null,
  ...(more.length === 0
    ? {}
    : { more: Object.fromEntries(more.map((name) => [name, cleaned(one(parameters[name]))])) }),
});

/** The address of a list; without a cursor it begins with the newest. */
export const queryAddress = (
  path: string,
  { text, filter, cursor, more = {} }: Partial<OperatorQuery<string>>,
): string => {
  const query = new URLSearchParams();
  if (text) query.set("q", text);
  if (filter) query.set("show", filter);
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  if (cursor) query.set("before", cursor);
  const search = query.toString();
  return search === "" ? path : `${path}?${search}`;
};
