import { expect, it } from "vitest";
import { licenceLabel } from "@/lib/core/intent";
import { licenceWords } from "./receipt-words";

const asset = { assetType: "model", assetId: "mod_1", name: "Night", previewImageUrl: "" } as const;

it("a licence is named after what was bought", () => {
  expect(licenceWords(asset, licenceLabel("mod_1"))).toBe("Licence for Night");
});

it("what is not the licence of what was bought keeps its own name", () => {
  expect(licenceWords(asset, licenceLabel("mod_10"))).toBe("licence for mod_10");
});
