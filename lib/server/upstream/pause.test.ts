import { describe, expect, it } from "vitest";
import { pauseUntil } from "./pause";

const NOW = Date.parse("2026-11-21T22:00:00Z");
const asked = (status: number, headers: Readonly<Record<string, string>>): number | null =>
  pauseUntil(status, (name) => headers[name] ?? null, NOW);

describe("when upstream wants to be asked again", () => {
  it("reads Retry-After in seconds and as a date", () => {
    expect(asked(503, { "retry-after": "12" })).toBe(NOW + 12_000);
    expect(asked(429, { "retry-after": "Sat, 21 Nov 2026 22:00:30 GMT" })).toBe(NOW + 30_000);
  });

  it("reads the reset of a 429 as absolute Unix seconds", () => {
    expect(asked(429, { "x-ratelimit-reset": `${NOW / 1_000 + 5}` })).toBe(NOW + 5_000);
  });

  it("lets Retry-After win (A-5)", () => {
    const headers = { "retry-after": "1", "x-ratelimit-reset": `${NOW / 1_000 + 50}` };
    expect(asked(429, headers)).toBe(NOW + 1_000);
  });

  it("does not take the reset time of an ordinary answer for a pause", () => {
    expect(asked(503, { "x-ratelimit-reset": `${NOW / 1_000 + 50}` })).toBeNull();
  });

  it("does not take the reset of a 429 for a pause where something is left: it was not for that limit", () => {
    const left = (remaining: string) =>
      asked(429, {
        "x-ratelimit-reset": `${NOW / 1_000 + 5}`,
        "x-ratelimit-remaining": remaining,
      });
    expect(left("40")).toBeNull();
    expect(["0", "", "many"].map(left)).toEqual([NOW + 5_000, NOW + 5_000, NOW + 5_000]);
  });

  it.each(["soon", "-1", "1e9", ""])("makes nothing of %j", (value) => {
    expect(asked(429, { "retry-after": value, "x-ratelimit-reset": value })).toBeNull();
  });
});
