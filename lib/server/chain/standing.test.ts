import { expect, test } from "vitest";
import { clusterOf, dead } from "./testing/nodes";
import { endpointStandings } from "./standing";

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
