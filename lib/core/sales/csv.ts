import Papa from "papaparse";
import { formatSol } from "../money";
import { saleStateWords } from "./states";
import type { SaleView } from "./view";

const columns = [
  "Sold at (UTC)",
  "Asset",
  "Asset type",
  "Asset id",
  "Listing id",
  "Buyer",
  "Paid to another wallet",
  "Price (SOL)",
  "Marketplace fee (SOL)",
  "Net (SOL)",
  "Price (lamports)",
  "Marketplace fee (lamports)",
  "Net (lamports)",
  "State",
  "Transaction signature",
] as const;

/**
 * What a spreadsheet would run: a text that begins, behind blanks and quotes, with a sign that begins a
 * formula, in the wide forms of East Asian keyboards too. The library's own rule overlooks texts of
 * several lines.
 */
const FORMULA = /^[\s"']*[=+\-@＝＋－＠]/u;

const options = { escapeFormulae: FORMULA, newline: "\r\n", header: false } as const;

/** Spreadsheets read a file as UTF-8 by this mark only. */
const BYTE_ORDER_MARK = "\uFEFF";

const sol = (amount: bigint | null): string => (amount === null ? "" : formatSol(amount));

/** The first line, with the mark that says how the text is written. */
export const csvHead = (): string =>
  `${BYTE_ORDER_MARK}${Papa.unparse([[...columns]], options)}\r\n`;

/** A line for each sale: exact SOL as text, whole lamports, times in ISO 8601. RFC 4180. */
export const csvLines = (sales: readonly SaleView[]): string =>
  sales.length === 0
    ? ""
    : `${Papa.unparse(
        sales.map((sale) => [
          sale.soldAt,
          sale.name,
          sale.assetType,
          sale.assetId,
          sale.listingId,
          sale.buyer ?? "",
          sale.otherSeller ?? "",
          sol(sale.gross),
          sol(sale.fee),
          sol(sale.net),
          sale.gross.toString(),
          sale.fee?.toString() ?? "",
          sale.net?.toString() ?? "",
          saleStateWords[sale.state],
          sale.signature ?? "",
        ]),
        options,
      )}\r\n`;
