import { describe, expect, it } from "vitest";
import type { Input } from "@/lib/core/review/input";
import { emptyDraft, readFragment, writeFragment } from "./fragment";

const bytes = Uint8Array.of(251, 239, 190, 255);
const transaction: Input = { kind: "transaction", form: "whole", bytes, pasted: bytes };
const WALLET = "HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ";

describe("the fragment", () => {
  it("brings back what it was written from, with nothing that a link could break", () => {
    const draft = { text: "", wallet: WALLET, offline: true };
    const written = writeFragment(transaction, draft);
    expect(written).toBe(`#tx=----_w&wallet=${WALLET}&offline=1`);
    expect(readFragment(written)).toEqual({ ...draft, text: "----_w" });
  });

  it("names a landed transaction by its signature", () => {
    const input: Input = { kind: "signature", signature: "5Abc" };
    expect(writeFragment(input, emptyDraft)).toBe("#signature=5Abc");
    expect(readFragment("#signature=5Abc")).toEqual({ ...emptyDraft, text: "5Abc" });
  });

  it.each<Input>([
    { kind: "secret", secret: "key" },
    { kind: "secret", secret: "phrase" },
    { kind: "problem", problem: "too-short" },
    { kind: "empty" },
  ])("keeps nothing of $kind", (input) => {
    expect(writeFragment(input, { ...emptyDraft, text: "anything", wallet: WALLET })).toBe("");
  });

  it("is read however it was encoded: plus, slash and padding stay what they are", () => {
    expect(readFragment("#tx=ab+/cQ==").text).toBe("ab+/cQ==");
    expect(readFragment("#tx=ab%2B%2FcQ%3D%3D").text).toBe("ab+/cQ==");
    expect(readFragment("#tx=%E0%A4%A").text).toBe("%E0%A4%A");
    expect(readFragment("")).toEqual(emptyDraft);
  });
});
