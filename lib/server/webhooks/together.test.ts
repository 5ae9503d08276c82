import { expect, it, vi } from "vitest";
import { together } from "./together";
import type { UseCasesOfMany } from "./use-cases";

const many = () => ({
  hearOfPurchases: vi.fn<UseCasesOfMany["hearOfPurchases"]>(({ of }) =>
    Promise.resolve(of.map((id) => id.length)),
  ),
  hearOfSales: vi.fn<UseCasesOfMany["hearOfSales"]>(() => Promise.resolve()),
  lookAtListings: vi.fn<UseCasesOfMany["lookAtListings"]>(() => Promise.resolve()),
  lookAtJobs: () => Promise.resolve(0),
  lookAtModels: () => Promise.resolve(0),
  forgetListing: () => undefined,
});

it("what several subjects ask at the same time is asked once, and each hears its own answer", async () => {
  const asked = many();
  const { lookAtPurchases } = together(asked);
  const answers = await Promise.all([
    lookAtPurchases({ listingId: "a" }),
    lookAtPurchases({ realmPurchaseId: "four" }),
    lookAtPurchases({ listingId: "abc" }),
  ]);
  expect(answers).toEqual([1, 4, 3]);
  expect(asked.hearOfPurchases.mock.calls).toEqual([
    [{ by: "listingId", of: ["a", "abc"] }],
    [{ by: "realmPurchaseId", of: ["four"] }],
  ]);
});

it("a listing of which two ask at the same time is named once: one statement can't write a row twice", async () => {
  const asked = many();
  const { hearOfSale, lookAtListing } = together(asked);
  const ids = ["a", "b", "a"];
  await Promise.all([...ids.map(hearOfSale), ...ids.map(lookAtListing)]);
  expect(asked.hearOfSales.mock.calls).toEqual([[["a", "b"]]]);
  expect(asked.lookAtListings.mock.calls).toEqual([[["a", "b"]]]);
});

it("who asks hears of the failure of what was asked together", async () => {
  const asked = many();
  asked.hearOfSales.mockRejectedValueOnce(new Error("down"));
  const { hearOfSale } = together(asked);
  await expect(Promise.all(["a", "b"].map(hearOfSale))).rejects.toThrow("down");
  await hearOfSale("a");
});
