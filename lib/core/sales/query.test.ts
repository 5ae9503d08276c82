import { describe, expect, it } from "vitest";
import { rangeStart, readSalesQuery, salesAddress, stepOf } from "./query";

const asset = { assetType: "model", assetId: "mod:7&x" } as const;
const cursor = "1795000000000_5f0c7a52-4c1e-4a53-9d20-9d3a0c6a0b11";
const read = (address: string) =>
  readSalesQuery(Object.fromEntries(new URL(address, "https://app.example").searchParams));

describe("the address of earnings", () => {
  it("brings back what was chosen", () => {
    const query = { range: "12m", step: "week", asset, cursor } as const;
    expect(read(salesAddress("/studio/earnings", query))).toEqual(query);
    expect(salesAddress("/studio/earnings", read("/"))).toBe("/studio/earnings");
  });

  it.each([
    ["a range nobody offers", "/?range=1y", { range: "30d" }],
    ["a step nobody offers", "/?by=hour", { step: null }],
    ["an asset without a type", "/?asset=mod_1", { asset: null }],
    ["an asset without an id", "/?asset=model:", { asset: null }],
    ["an id that Postgres takes no text of", "/?asset=model:a%00b", { asset: null }],
    ["a cursor that no list gave", "/?before=1_2", { cursor: null }],
  ])("that holds %s shows the page without it", (_, address, read_) => {
    expect(read(address)).toMatchObject(read_);
  });

  it("asks for whole days, so that the first bar is not half a day", () => {
    const now = new Date("2026-11-22T10:20:30.400Z");
    expect(rangeStart("30d", now)?.toISOString()).toBe("2026-10-24T00:00:00.000Z");
    expect(rangeStart("90d", now)?.toISOString()).toBe("2026-08-25T00:00:00.000Z");
    expect(rangeStart("12m", now)?.toISOString()).toBe("2025-12-01T00:00:00.000Z");
    expect(rangeStart("all", now)).toBeNull();
  });

  it("asks for no bars that could not be read", () => {
    const query = { range: "12m", step: "day", asset: null, cursor: null } as const;
    expect(stepOf(query, ["week", "month"])).toBe("month");
    expect(stepOf({ ...query, step: "week" }, ["week", "month"])).toBe("week");
  });
});
