import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { address } from "@/lib/core/solana";
import type { RunningSandbox } from "@/lib/server/purchases/testing/sandbox";
import { borrowSandbox } from "@/lib/server/purchases/testing/shared-sandbox";
import { createUpstream, type AttemptLine, type Upstream } from "@/lib/server/upstream";
import { createRealmClient, fixedAccess } from ".";

const buyer = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const listed = z.object({ listingId: z.string() });
const pairSchema = z.object({ apiKey: z.string(), apiSecret: z.string() });

/** Milliseconds: longer than a window lasts, and than a machine that has much else to do takes for a call. */
const WITHIN = 8_000;
const LIMIT = 60;
const WINDOW_SECONDS = 4;
const READS = 200;
const KEYS = 80;

let sandbox: RunningSandbox;
let upstream: Upstream;
beforeAll(async () => {
  sandbox = await borrowSandbox();
});
afterAll(async () => {
  await upstream.close();
  await sandbox.close();
});

const outcomeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "answer";
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};

const tally = (words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]),
  );

it("a crowd from cold, over a reset, draws no 429 and no time-out, and every purchase is prepared", async () => {
  const lines: AttemptLine[] = [];
  const windows = new Set<number>();
  upstream = createUpstream({
    name: "realm",
    address: new URL(sandbox.realm),
    log: (line) => lines.push(line),
    ended: ({ attempts }) => {
      for (const { line, at } of attempts)
        if (line.status !== null) windows.add(Math.floor(at / 1_000 / WINDOW_SECONDS));
    },
  });
  const { listingId } = listed.parse(
    await sandbox.command("POST", "/listing", { name: "Crowded" }),
  );
  const pair = pairSchema.parse(await sandbox.command("POST", "/keys", { name: "Platform" }));
  const realm = createRealmClient(upstream, fixedAccess(pair));
  await sandbox.command("POST", "/realm/limits", { limit: LIMIT, seconds: WINDOW_SECONDS });
  await sandbox.command("POST", "/realm/fault", { kind: "latency", millis: 80 });
  const read = (index: number): Promise<unknown> =>
    index % 4 === 0
      ? realm.searchListings({ query: `crowd ${index % KEYS}`, limit: 1 }, WITHIN)
      : realm.getListing(`list_${index % KEYS}`, WITHIN);
  const buy = (count: number): Promise<string[]> =>
    Promise.all(
      Array.from({ length: count }, () =>
        outcomeOf(realm.initiatePurchase(listingId, buyer, randomUUID())),
      ),
    );
  // Who waits does so over the next reset.
  const [reads, purchases] = await Promise.all([
    Promise.all(Array.from({ length: READS }, (_, index) => outcomeOf(read(index)))),
    buy(8),
  ]);
  purchases.push(...(await buy(2)));
  const attempts = tally(lines.map(({ status, outcome }) => `${status ?? outcome}`));
  const ended = tally(reads);
  expect([attempts["429"], attempts["timeout"], attempts["late"]]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(Object.keys(ended).toSorted()).toEqual([
    "LISTING_NOT_FOUND",
    "REALM_RATE_LIMITED",
    "answer",
  ]);
  expect(windows.size).toBeGreaterThan(1);
  expect((ended["answer"] ?? 0) + (ended["LISTING_NOT_FOUND"] ?? 0)).toBeGreaterThan(LIMIT / 2);
  expect(tally(purchases)).toEqual({ answer: 10 });
  expect(upstream.breaker()).toBe("closed");
});
