import * as z from "zod";
import { assetTypes, type RealmListing } from "../realm";
import { addDays, dayStart, monthStart, saleSteps, type SaleStep } from "./spans";

export const saleRanges = ["30d", "90d", "12m", "all"] as const;
export type SaleRange = (typeof saleRanges)[number];

export const saleRangeWords: Readonly<Record<SaleRange, string>> = {
  "30d": "30 days",
  "90d": "90 days",
  "12m": "12 months",
  all: "All",
};

/** One's own thing that was sold. */
export interface SoldAsset {
  readonly assetType: RealmListing["assetType"];
  readonly assetId: string;
}

/** What the page shows. All of it stands in its address. */
export interface SalesQuery {
  readonly range: SaleRange;
  /** What a bar is; null is what suits the range. */
  readonly step: SaleStep | null;
  /** Only the sales of this. */
  readonly asset: SoldAsset | null;
  /** Where the list of sales begins; null is the newest. */
  readonly cursor: string | null;
}

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST_ID = 128;
const PRINTABLE = /^[\x20-\x7e]+$/u;

const one = (value: string | readonly string[] | undefined): string =>
  (typeof value === "string" ? value : value?.[0]) ?? "";

const assetFrom = (text: string): SoldAsset | null => {
  const cut = text.indexOf(":");
  const assetType = assetTypes.find((type) => type === text.slice(0, cut));
  const assetId = text.slice(cut + 1);
  const isId = PRINTABLE.test(assetId) && assetId.length <= LONGEST_ID;
  return assetType !== undefined && isId ? { assetType, assetId } : null;
};

/** As lists name the place they ended at: milliseconds and the row's id. */
const isCursor = (text: string): boolean => {
  const [millis = "", id, ...more] = text.split("_");
  return /^\d{1,15}$/u.test(millis) && z.uuid().safeParse(id).success && more.length === 0;
};

const assetText = ({ assetType, assetId }: SoldAsset): string => `${assetType}:${assetId}`;

/** Reads a page's address; what fits nothing is left out, and the page says what it shows. */
export const readSalesQuery = (parameters: Parameters): SalesQuery => ({
  range: saleRanges.find((range) => range === one(parameters["range"])) ?? "30d",
  step: saleSteps.find((step) => step === one(parameters["by"])) ?? null,
  asset: assetFrom(one(parameters["asset"])),
  cursor: isCursor(one(parameters["before"])) ? one(parameters["before"]) : null,
});

/** The address of a path with this query. */
export const salesAddress = (path: string, query: Partial<SalesQuery>): string => {
  const { range = "30d", step, asset, cursor } = query;
  const parameters = new URLSearchParams();
  if (range !== "30d") parameters.set("range", range);
  if (step) parameters.set("by", step);
  if (asset) parameters.set("asset", assetText(asset));
  if (cursor) parameters.set("before", cursor);
  const search = parameters.toString();
  return search === "" ? path : `${path}?${search}`;
};

/** The first moment of a range that ends now; null where it has no beginning. */
export const rangeStart = (range: SaleRange, now: Date): Date | null => {
  if (range === "all") return null;
  if (range === "12m") return monthStart(now, -11);
  return addDays(dayStart(now), range === "30d" ? -29 : -89);
};

const suited: Readonly<Record<SaleRange, SaleStep>> = {
  "30d": "day",
  "90d": "week",
  "12m": "month",
  all: "month",
};

/** What a bar is: as asked for where that can be read, else what suits the range. */
export const stepOf = ({ range, step }: SalesQuery, possible: readonly SaleStep[]): SaleStep =>
  step !== null && possible.includes(step) ? step : suited[range];
