import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { lamports } from "../money";
import { address } from "../solana";
import { csvHead, csvLines } from "./csv";
import type { SaleView } from "./view";

const sale: SaleView = {
  id: "5f0c7a52-4c1e-4a53-9d20-9d3a0c6a0b11",
  listingId: "list_1",
  assetType: "model",
  assetId: "mod_1",
  name: "Portrait",
  buyer: address("4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA"),
  otherSeller: null,
  gross: lamports(15_750_000_001n),
  net: lamports(15_356_250_001n),
  fee: lamports(393_750_000n),
  state: "checked",
  mismatch: null,
  soldAt: "2026-11-22T10:20:30.000Z",
  signature:
    "5h6xBEauJ3PK6SWCZ1PGjBvj8vDdWG3KpwATGy1ARAXFSDwt8GFXM7W5Ncn16wmqokgpiKRLuS83KUxyZyv2sUYv",
};

const rowsOf = z.array(z.record(z.string(), z.string()));
const read = (...sales: readonly SaleView[]) => {
  const { data, errors } = Papa.parse(csvHead() + csvLines(sales), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return rowsOf.parse(data);
};
const nameIn = (name: string): string | undefined => read({ ...sale, name })[0]?.["Asset"];

describe("the CSV of sales", () => {
  it("has every amount exactly, as SOL and as lamports, and times in ISO 8601", () => {
    expect(read(sale)).toEqual([
      {
        "Sold at (UTC)": "2026-11-22T10:20:30.000Z",
        Asset: "Portrait",
        "Asset type": "model",
        "Asset id": "mod_1",
        "Listing id": "list_1",
        Buyer: sale.buyer,
        "Paid to another wallet": "",
        "Price (SOL)": "15.750000001",
        "Marketplace fee (SOL)": "0.39375",
        "Net (SOL)": "15.356250001",
        "Price (lamports)": "15750000001",
        "Marketplace fee (lamports)": "393750000",
        "Net (lamports)": "15356250001",
        State: "Checked on chain",
        "Transaction signature": sale.signature,
      },
    ]);
  });

  it("leaves open what is not known, and never writes a zero for it", () => {
    const open = { ...sale, buyer: null, net: null, fee: null, signature: null };
    expect(read({ ...open, state: "unchecked" })).toEqual([
      expect.objectContaining({ Buyer: "", "Net (SOL)": "", "Net (lamports)": "" }),
    ]);
  });

  it.each([
    '=HYPERLINK("https://evil.example","Open")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "=1\n+1",
    "＝1+1",
    '"=1+1',
    "'=1+1",
  ])("hands no spreadsheet a formula: %j", (name) => {
    // What a spreadsheet shows of a text that begins so is the text itself.
    expect(nameIn(name)).toBe(`'${name}`);
  });

  it.each(["Portrait, large", 'The "Blue" one', "Two\r\nlines", "日本語 🎨", "a=b", "1-2"])(
    "keeps %j as it is, in one cell",
    (name) => {
      expect(nameIn(name)).toBe(name);
    },
  );

  it("says that it is UTF-8, and has a line for each sale and none more", () => {
    expect(csvHead().startsWith("\uFEFF")).toBe(true);
    expect(read(sale, sale, sale)).toHaveLength(3);
    expect(csvLines([])).toBe("");
  });
});
