import { afterEach, expect, it, vi } from "vitest";
import { interleave } from "./interleave";

let clock = 0;
afterEach(() => {
  vi.restoreAllMocks();
});

/** A clock that moves only while a task works. */
const workFor = (millis: number): void => {
  clock += millis;
};
const standStill = (): void => {
  clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => clock);
};

it("takes turns, each round beginning with the next task", async () => {
  standStill();
  const order: string[] = [];
  const task = (name: string) => ({
    name,
    call: () => {
      order.push(name);
      workFor(10);
    },
  });
  await interleave([task("a"), task("b"), task("c")], { rounds: 3, roundMs: 10, warmMs: 5 });
  expect(order.slice(3).join("")).toBe("abcbcacab");
});

it("keeps what each call took, without the calls that warmed up", async () => {
  standStill();
  let calls = 0;
  const call = (): void => {
    calls += 1;
    workFor(calls <= 4 ? 100 : 2);
  };
  const timings = await interleave([{ name: "a", call }], { rounds: 2, roundMs: 200, warmMs: 350 });
  expect(timings["a"]).toEqual([
    [2, 2],
    [2, 2],
  ]);
});

it("waits for a promise before it stops the clock", async () => {
  standStill();
  const call = async (): Promise<void> => {
    await Promise.resolve();
    workFor(7);
  };
  const timings = await interleave([{ name: "a", call }], { rounds: 1, roundMs: 14, warmMs: 1 });
  expect(timings["a"]).toEqual([[7, 7]]);
});

it("a task that throws ends the measuring: its time would mean nothing", async () => {
  standStill();
  const call = (): never => {
    throw new Error("refused");
  };
  await expect(
    interleave([{ name: "a", call }], { rounds: 1, roundMs: 1, warmMs: 1 }),
  ).rejects.toThrow("refused");
});
