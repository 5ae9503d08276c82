import * as z from "zod";
import { CodedError } from "../errors";
import { parseSol, type Lamports } from "../money";
import { DEFAULT_SORT, type MarketFilters } from "./filters";

const SEARCH_CHARACTERS = 100;
const TAG_CHARACTERS = 40;
const TAGS = 8;
const LAST_PAGE = 10_000;

export type MarketField = "search" | "type" | "sort" | "minPrice" | "maxPrice" | "tags" | "page";

/** What the address says, before anything of it is believed: kept, so that nothing typed is lost. */
export interface TypedMarket {
  readonly search: string;
  readonly minPrice: string;
  readonly maxPrice: string;
}

export interface MarketRequest {
  /** Only what is valid; a field with a problem counts as not set. */
  readonly filters: MarketFilters;
  readonly typed: TypedMarket;
  /** One sentence for each field that was left out. */
  readonly problems: Partial<Readonly<Record<MarketField, string>>>;
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

const all = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;
const last = (value: string | string[] | undefined): string => all(value).at(-1)?.trim() ?? "";

const typeSchema = z.enum(["model", "influencer"]);
const sortSchema = z.enum(["newest", "oldest", "cheapest", "dearest"]);
const pageSchema = z
  .string()
  .regex(/^[1-9]\d{0,4}$/u)
  .transform(Number)
  .pipe(z.number().max(LAST_PAGE));

const priceProblem = (text: string): string => {
  const shown = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  if (/^-\d/u.test(text)) return `“${shown}” is below zero. A price is zero or more.`;
  if (/^\d*\.\d{10,}$/u.test(text)) return `“${shown}” has more than 9 decimals. SOL ends at nine.`;
  return `“${shown}” is not an amount. Use digits and a point, such as 15.75.`;
};

const price = (text: string): Lamports | null | "bad" => {
  if (text === "") return null;
  try {
    return parseSol(text.startsWith(".") ? `0${text}` : text);
  } catch (error) {
    if (error instanceof CodedError) return "bad";
    throw error;
  }
};

/**
 * Reads the market's address. Never throws: what is wrong gets its sentence and is left out of the
 * search, and everything else counts.
 */
export const parseMarket = (parameters: Parameters): MarketRequest => {
  const problems: Partial<Record<MarketField, string>> = {};
  const typed = {
    search: last(parameters["q"]).slice(0, SEARCH_CHARACTERS),
    minPrice: last(parameters["min"]),
    maxPrice: last(parameters["max"]),
  };

  const choose = <Value>(
    field: "type" | "sort" | "page",
    text: string,
    schema: z.ZodType<Value>,
  ): Value | null => {
    if (text === "") return null;
    const result = schema.safeParse(text);
    if (result.success) return result.data;
    problems[field] = `The address asks for a ${field} that does not exist.`;
    return null;
  };

  if (last(parameters["q"]).length > SEARCH_CHARACTERS) {
    problems.search = `Only the first ${SEARCH_CHARACTERS} characters are searched for.`;
  }
  let minPrice = price(typed.minPrice);
  let maxPrice = price(typed.maxPrice);
  if (minPrice === "bad") {
    problems.minPrice = priceProblem(typed.minPrice);
    minPrice = null;
  }
  if (maxPrice === "bad") {
    problems.maxPrice = priceProblem(typed.maxPrice);
    maxPrice = null;
  }
  if (minPrice !== null && maxPrice !== null && minPrice > maxPrice) {
    problems.maxPrice = "The highest price is below the lowest, so neither was used.";
    minPrice = null;
    maxPrice = null;
  }
  const wanted = [...new Set(all(parameters["tag"]).map((tag) => tag.trim()))].filter(
    (tag) => tag !== "",
  );
  const tags = wanted
    .filter((tag) => tag.length <= TAG_CHARACTERS && !tag.includes(","))
    .slice(0, TAGS);
  if (tags.length < wanted.length)
    problems.tags = "Some tags in the address can't be searched for.";

  return {
    filters: {
      search: typed.search,
      type: choose("type", last(parameters["type"]), typeSchema),
      tags,
      minPrice,
      maxPrice,
      sort: choose("sort", last(parameters["sort"]), sortSchema) ?? DEFAULT_SORT,
      page: choose("page", last(parameters["page"]), pageSchema) ?? 1,
    },
    typed,
    problems,
  };
};
