import { describe, expect, it } from "vitest";
import { createGate } from "./gate";

const held = () => {
  let release: () => void = () => undefined;
  const work = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    work: () => work,
    release: () => {
      release();
    },
  };
};
const passes = () => Promise.resolve("in");

describe("the door of the proxy", () => {
  it("keeps one party to its share and leaves the rest to others", async () => {
    const gate = createGate({ total: 3, perParty: 2 });
    const { work, release } = held();
    const inside = [gate("a", work), gate("a", work)];
    await expect(gate("a", passes)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await gate("b", passes)).toBe("in");
    release();
    await Promise.all(inside);
    expect(await gate("a", passes)).toBe("in");
  });

  it("turns everybody away while it is full, and says that it is not their doing", async () => {
    const gate = createGate({ total: 2, perParty: 2 });
    const { work, release } = held();
    const inside = [gate("a", work), gate("b", work)];
    await expect(gate("c", passes)).rejects.toMatchObject({ code: "CHAIN_UNAVAILABLE" });
    release();
    await Promise.all(inside);
    expect(await gate("c", passes)).toBe("in");
  });

  it("lets go of a place whose work failed", async () => {
    const gate = createGate({ total: 1, perParty: 1 });
    await expect(gate("a", () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    expect(await gate("a", passes)).toBe("in");
  });
});
