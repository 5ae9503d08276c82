import { describe, expect, it } from "vitest";
import { newListingForm } from "./form";

const typed = (price: string) =>
  newListingForm.safeParse({
    modelId: "3f1c8a52-6f0c-4c11-9a53-5d2f3a1b8c90",
    price,
    description: " Streets after rain ",
    listingType: "fixed_price",
  });

describe("a typed price", () => {
  it.each([
    ["15.75", 15_750_000_000n],
    [" 2 ", 2_000_000_000n],
    ["0.000000001", 1n],
    ["0.100000000", 100_000_000n],
    ["3.", 3_000_000_000n],
    ["007", 7_000_000_000n],
  ])("%j is taken to the lamport", (text, lamports) => {
    expect(typed(text).data?.price).toBe(lamports);
  });

  it.each([
    ["", "Give it a price."],
    ["  ", "Give it a price."],
    ["1,5", "Use a point for decimals and nothing between thousands."],
    ["1e3", "Use digits and at most one point, such as 12.5."],
    ["-1", "Use digits and at most one point, such as 12.5."],
    ["+1", "Use digits and at most one point, such as 12.5."],
    [".5", "Use digits and at most one point, such as 12.5."],
    ["1.2.3", "Use digits and at most one point, such as 12.5."],
    ["NaN", "Use digits and at most one point, such as 12.5."],
    ["1.0000000000", "SOL has at most 9 decimals."],
    ["0", "A price is above zero."],
    ["0.000", "A price is above zero."],
    ["18446744073.709551616", "That is more SOL than there can be."],
  ])("%j is refused with its sentence", (text, sentence) => {
    expect(typed(text).error?.issues).toMatchObject([{ path: ["price"], message: sentence }]);
  });

  it("takes the words without the space around them", () => {
    expect(typed("1").data?.description).toBe("Streets after rain");
  });
});
