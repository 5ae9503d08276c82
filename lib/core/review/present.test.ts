import { expect, it } from "vitest";
import { reviewToJson } from "./json";
import { SYSTEM, TOKEN } from "./programs/addresses";
import type { ClusterReader } from "./resolve/cluster-reader";
import { reviewTransaction } from "./review";
import { createWorld, NOW } from "./testing/world";

it("an instruction carries its raw data and the programs it called; untried, that is unknown", async () => {
  const world = await createWorld();
  const transaction = await world.bytes(world.purchase());
  const request = { transaction, intent: world.intent, now: NOW };
  const inner = [TOKEN, SYSTEM, TOKEN].map((program) => ({ index: 2, program }));
  const cluster: ClusterReader = {
    ...world.cluster,
    simulate: async (...asked) => ({
      ...(await world.cluster.simulate(...asked)),
      innerInstructions: inner,
    }),
  };
  const tried = await reviewTransaction({ ...request, cluster });
  const untried = await reviewTransaction({ ...request, cluster: null });
  expect(tried.instructions[2]?.reached).toEqual([TOKEN, SYSTEM]);
  expect(tried.instructions.at(-1)?.reached).toEqual([]);
  expect(untried.instructions.map(({ reached }) => reached)).toEqual(Array(7).fill(null));
  expect(JSON.stringify(reviewToJson(tried))).toContain('"data":"02000000');
});
