import { expect, test } from "vitest";
import { routeLabel } from "./route-label";

test.each([
  ["/api/health", {}, "/api/health"],
  ["/api/purchases/7b0e1c52", { id: "7b0e1c52" }, "/api/purchases/[id]"],
  ["/api/purchases/7b0e1c52/signed", { id: "7b0e1c52" }, "/api/purchases/[id]/signed"],
  ["/api/a/x/b/y", { first: "x", second: "y" }, "/api/a/[first]/b/[second]"],
  ["/api/a/x/x", { first: "x", second: "x" }, "/api/a/[second]/[first]"],
  ["/api/auth/callback/solana", { nextauth: ["callback", "solana"] }, "/api/auth/[nextauth]"],
  ["/api/models/caf%C3%A9%2F1", { id: "café/1" }, "/api/models/[id]"],
  ["/api/models/caf%C3%A9", { id: "caf%C3%A9" }, "/api/models/[id]"],
  ["/api/models/%E0%A4", { id: "%E0%A4" }, "/api/models/[id]"],
  ["/api/models/models", { id: "models" }, "/api/models/[id]"],
])("%s is a route of few: %j makes it %s", (path, params, label) => {
  expect(routeLabel(path, params)).toBe(label);
});

test("a part that can't be found makes no label out of what a person typed", () => {
  expect(routeLabel("/api/models/secret", { id: "another" })).toBe("other");
});
