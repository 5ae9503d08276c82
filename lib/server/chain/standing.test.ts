import { afterEach, expect, test, vi } from "vitest";
import { clusterOf, dead } from "./testing/nodes";
import { endpointStandings } from "./standing";

afterEach(() => {
  vi.useRealTimers();
});

test("each endpoint is told apart: who answers, who is behind, and who does not answer", async () => {
  const cluster = clusterOf(
    () => 1_000,
    dead,
    () => 990,
    () => "no slot",
  );
  expect(await endpointStandings(cluster)).toMatchObject([
    { state: "up", behind: 0 },
    { state: "down", behind: null },
    { state: "up", behind: 10 },
    { state: "down", behind: null },
  ]);
});

test("one that never answers is down after three seconds, and holds up the others no longer", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const silent = (): Promise<unknown> => new Promise(() => undefined);
  const standings = endpointStandings({ each: [() => Promise.resolve(1_000), silent] });
  const settled = vi.fn();
  void standings.then(settled);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await standings).toEqual([
    { state: "up", tookMs: 0, behind: 0 },
    { state: "down", tookMs: 3_000, behind: null },
  ]);
});
