import { execFileSync } from "node:child_process";
import { json } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { encode } from "next-auth/jwt";
import * as z from "zod";
import { addressFromBytes } from "@/lib/core/solana";
import { openPostgres } from "@/lib/server/db/postgres";
import { openSession } from "@/lib/server/identity/sessions";
import { announce } from "@/lib/server/live/announce";
import { quantile } from "../frame/quantile";
import { openReader } from "./reader";

const input = z.object({
  url: z.string(),
  database: z.string(),
  secret: z.string(),
  pid: z.int(),
  people: z.int(),
  connections: z.int(),
  perSecond: z.int(),
  warmSeconds: z.int(),
  seconds: z.int(),
});
const plan = input.parse(await json(process.stdin));

/** Kilobytes of memory that the app's process holds. */
const memory = (): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(plan.pid)], { encoding: "utf8" }).trim());

const { database, close } = await openPostgres(plan.database);
const people = await Promise.all(
  Array.from({ length: plan.people }, async (_, index) => {
    const wallet = addressFromBytes(new Uint8Array(32).fill(index + 1));
    const { id } = await openSession(database, wallet, new Date());
    const token = await encode({ token: { sub: id, wallet }, secret: plan.secret });
    return { wallet, cookie: `countersign.session=${token}` };
  }),
);

/** By change: when it was sent, to whom, and how often it was read. */
const sent: { readonly at: number; readonly person: number; read: number }[] = [];
const delays: number[] = [];
let foreign = 0;
const memoryAlone = memory();

const readers = await Promise.all(
  Array.from({ length: plan.connections }, async (_, index) => {
    const person = index % plan.people;
    const address = `10.0.${Math.floor(index / 250)}.${(index % 250) + 1}`;
    const cookie = people[person]?.cookie ?? "";
    await pause(index * 10);
    return openReader(plan.url, { cookie, address }, (id, at) => {
      const change = sent[Number(id)];
      if (change?.person !== person) {
        foreign += 1;
        return;
      }
      change.read += 1;
      delays.push(at - change.at);
    });
  }),
);

/** One change for each person in every turn, so many turns a second. */
const send = async (seconds: number): Promise<void> => {
  const begun = performance.now();
  for (let turn = 0; turn < seconds * plan.perSecond; turn += 1) {
    await pause(Math.max(0, begun + (turn * 1000) / plan.perSecond - performance.now()));
    const at = performance.now();
    const first = sent.length;
    people.forEach((_, person) => sent.push({ at, person, read: 0 }));
    await database.transaction(async (transaction) => {
      for (const [person, { wallet }] of people.entries()) {
        await announce(transaction, { wallet, kind: "job", id: String(first + person) });
      }
    });
  }
};

const settled = async (): Promise<void> => {
  const expected = sent.length * (plan.connections / plan.people);
  const deadline = performance.now() + 10_000;
  while (delays.length < expected && performance.now() < deadline) await pause(50);
};

await send(plan.warmSeconds);
await settled();
const memoryBefore = memory();
const warm = delays.length;
const begun = performance.now();
await send(plan.seconds);
const tookSeconds = (performance.now() - begun) / 1000;
await settled();
const memoryAfter = memory();
const each = plan.connections / plan.people;
const measured = delays.slice(warm);

for (const { leave } of readers) leave();
await close();
process.stdout.write(
  JSON.stringify({
    wrong: sent.filter(({ read }) => read !== each).length,
    foreign,
    read: delays.length,
    perSecond: (plan.people * plan.perSecond * plan.seconds) / tookSeconds,
    p50: quantile(measured, 0.5),
    p95: quantile(measured, 0.95),
    p99: quantile(measured, 0.99),
    memoryAlone,
    memoryBefore,
    memoryAfter,
  }),
);
