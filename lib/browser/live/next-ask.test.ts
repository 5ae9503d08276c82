import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { nextAsk } from "./next-ask";

const known = { error: null, live: "live", pollMillis: 3_000 } as const;

describe("nextAsk", () => {
  it("is never while changes are told and nothing failed, and after the session", () => {
    expect(nextAsk(known)).toBe(false);
    expect(nextAsk({ ...known, live: "ended" })).toBe(false);
  });

  it("is at the list's own pace until changes are told, and when they no longer are", () => {
    for (const live of ["connecting", "polling"] as const)
      expect(nextAsk({ ...known, live })).toBe(3_000);
  });

  it.each(["RATE_LIMITED", "STORE_UNAVAILABLE", "INTERNAL"] as const)(
    "comes after %s though changes are told: the last of them was not shown",
    (code) => {
      expect(nextAsk({ ...known, error: new CodedError(code, "no") })).toBe(8_000);
    },
  );

  it("does not come where every answer would be: sign in", () => {
    const error = new CodedError("SESSION_REQUIRED", "no session");
    for (const live of ["live", "polling"] as const)
      expect(nextAsk({ ...known, live, error })).toBe(false);
  });
});
