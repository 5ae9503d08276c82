import { deepStrictEqual, throws } from "node:assert/strict";
import { json } from "node:stream/consumers";
import * as z from "zod";
import { interleave } from "../frame/interleave";
import { contenders, type Open } from "./contenders";
import { eventOf } from "./event";

const input = z.object({
  sizes: z.array(z.int()),
  rounds: z.int(),
  roundMs: z.number(),
  warmMs: z.number(),
});

/** Each gives the event that was signed, and none for a body that differs in one bit. */
const requireSound = (open: Open, body: string): void => {
  deepStrictEqual(open(Buffer.from(body)), JSON.parse(body));
  const other = Buffer.from(body);
  other[other.length - 3] = (other[other.length - 3] ?? 0) ^ 1;
  throws(() => open(other));
};

const { sizes, ...plan } = input.parse(await json(process.stdin));
const timings: Record<string, unknown> = {};
for (const size of sizes) {
  const body = eventOf(size);
  const all = Object.entries(contenders(body));
  for (const [, open] of all) requireSound(open, body);
  const rawBody = Buffer.from(body);
  timings[size] = await interleave(
    all.map(([name, open]) => ({ name, call: () => open(rawBody) })),
    plan,
  );
}
process.stdout.write(JSON.stringify(timings));
