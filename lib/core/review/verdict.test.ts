import { expect, it } from "vitest";
import { ruleIds } from "./rule-ids";
import { isVolatile } from "./verdict";

it("only what the cluster said at that moment may be gone at another look", () => {
  expect(ruleIds.filter((rule) => isVolatile({ rule }))).toEqual([
    "MSG-08",
    "SIM-01",
    "SIM-02",
    "SIM-03",
    "SIM-05",
  ]);
});
