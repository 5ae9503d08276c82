import { json } from "node:stream/consumers";
import * as z from "zod";
import { contenders } from "./contenders";

const input = z.object({
  url: z.string(),
  rounds: z.int(),
  calls: z.int(),
  warm: z.int(),
  atOnce: z.int(),
});

/** So many calls, so many of them at once. */
const run = async (call: () => Promise<unknown>, calls: number, atOnce: number): Promise<void> => {
  let left = calls;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};

/** Microseconds of processor time for each call, user and system, this process alone. */
const costOf = async (call: () => Promise<unknown>, calls: number, atOnce: number) => {
  const before = process.cpuUsage();
  await run(call, calls, atOnce);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
};

const { url, rounds, calls, warm, atOnce } = input.parse(await json(process.stdin));
const { all, close } = contenders(url, atOnce);
const costs: Record<string, number[]> = {};
for (const [name, call] of Object.entries(all)) {
  costs[name] = [];
  await run(call, warm, atOnce);
}
for (let round = 0; round < rounds; round += 1) {
  const entries = Object.entries(all);
  const turn = round % entries.length;
  for (const [name, call] of [...entries.slice(turn), ...entries.slice(0, turn)])
    costs[name]?.push(await costOf(call, calls, atOnce));
}
await close();
process.stdout.write(JSON.stringify(costs));
