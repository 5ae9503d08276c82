import { describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { commonTags } from "./common-tags";

const tagged = (...tags: string[]): RealmListing => ({
  listingId: "list_1",
  assetType: "model",
  assetId: "mod_1",
  sellerWallet: address("So11111111111111111111111111111111111111112"),
  price: lamports(1n),
  currency: "SOL",
  description: "",
  listingType: "fixed_price",
  status: "active",
  createdAt: "2026-11-21T22:20:00Z",
  assetDetails: { name: "One", description: "", tags, previewImageUrl: "" },
});

describe("commonTags", () => {
  it("puts the most frequent first and equals in the order of the alphabet", () => {
    const listings = [tagged("neon", "city"), tagged("neon", "art"), tagged("city", "neon")];
    expect(commonTags(listings)).toEqual(["neon", "city", "art"]);
  });

  it("counts a tag once per listing, however often the seller wrote it", () => {
    expect(commonTags([tagged("spam", "spam", "spam"), tagged("art"), tagged("art")])).toEqual([
      "art",
      "spam",
    ]);
  });

  it("offers at most ten", () => {
    expect(commonTags([tagged(...Array.from("abcdefghijklmnop"))])).toHaveLength(10);
    expect(commonTags([])).toEqual([]);
  });
});
