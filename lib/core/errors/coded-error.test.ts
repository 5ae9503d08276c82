import { afterEach, expect, it, vi } from "vitest";
import { CodedError } from "./coded-error";

afterEach(() => {
  vi.resetModules();
});

it("is known by its mark, whichever copy of the class made it, and nothing else is taken for it", async () => {
  vi.resetModules();
  const copy = await import("./coded-error");
  expect(copy.CodedError).not.toBe(CodedError);
  const foreign: unknown = new copy.CodedError("REALM_UNAVAILABLE", "made elsewhere");
  expect(foreign instanceof CodedError && foreign.sentence).toContain("REALM does not answer");
  const pretender = Object.assign(new Error("no"), { name: "CodedError", code: "INTERNAL" });
  expect(pretender instanceof CodedError).toBe(false);
});
