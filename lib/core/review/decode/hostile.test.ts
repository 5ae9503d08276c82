import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { STAKE, TOKEN } from "../programs/addresses";
import { createWorld } from "../testing/world";
import { describeInstructions } from "./instructions";
import { accountKeys } from "./keys";
import { ByteReader } from "./reader";
import { nearlyWire } from "./testing/arbitrary-wire";
import { wireBytes } from "./testing/wire";
import { decodeTransaction } from "./transaction";

/** Another one in each run; the names of the tests have it, and writing it here repeats the run. */
const seed = Math.floor(Math.random() * 2 ** 31);
/** On a busy machine; alone the slowest takes three seconds. */
const PATIENCE = 120_000;

afterEach(() => {
  vi.restoreAllMocks();
});

let transactions: readonly Uint8Array[];

beforeAll(async () => {
  const world = await createWorld();
  transactions = await Promise.all([
    world.bytes(world.purchase()),
    world.bytes(world.purchase(), { version: "legacy" }),
  ]);
});

/** Decoding and naming: everything that looks at hostile bytes before a rule does. */
const readAll = (bytes: Uint8Array): { accepted: boolean; named: number } => {
  const result = decodeTransaction(bytes);
  if (!result.ok) return { accepted: false, named: 0 };
  const keys = accountKeys(result.transaction, new Map());
  const instructions = describeInstructions(result.transaction, keys);
  const named = instructions.reduce((sum, { accounts }) => sum + 1 + accounts.length, 0);
  return { accepted: true, named };
};

describe("decoding and naming never throw", () => {
  it(
    `on 40,000 random byte strings (seed ${seed})`,
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 1_300 }), (bytes) => {
          readAll(bytes);
        }),
        { numRuns: 40_000, seed },
      );
    },
    PATIENCE,
  );

  it(
    `on 60,000 purchases with flipped bits, thousands of which still decode (seed ${seed})`,
    () => {
      const flips = fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 6 });
      let accepted = 0;
      fc.assert(
        fc.property(flips, fc.nat(1), (changes, which) => {
          const bytes = Uint8Array.from(transactions[which] ?? []);
          for (const [at, bit] of changes) {
            const place = at % bytes.length;
            bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
          }
          if (readAll(bytes).accepted) accepted += 1;
        }),
        { numRuns: 60_000, seed },
      );
      expect(accepted).toBeGreaterThan(5_000);
    },
    PATIENCE,
  );
});

describe("the work is bounded by the number of bytes", () => {
  /** The most to name for the fewest bytes: a batch of parts that have neither accounts nor data. */
  const emptyParts = wireBytes({
    version: "legacy",
    header: [1, 0, 1],
    signatures: ["00".repeat(64)],
    keys: [STAKE, TOKEN],
    blockhash: STAKE,
    instructions: [{ program: 1, accounts: [], data: `ff${"0000".repeat(400)}` }],
    lookups: [],
  });

  it(
    `in reads and in names, however the bytes are put together (seed ${seed})`,
    () => {
      const u8 = vi.spyOn(ByteReader.prototype, "u8");
      const take = vi.spyOn(ByteReader.prototype, "take");
      const bounded = (bytes: Uint8Array): void => {
        u8.mockClear();
        take.mockClear();
        const { named } = readAll(bytes);
        const calls = u8.mock.calls.length + take.mock.calls.length;
        if (calls > 3 * bytes.length + 8 || named > bytes.length)
          expect([bytes, calls, named]).toBeNull();
      };
      fc.assert(fc.property(nearlyWire, bounded), { numRuns: 3_000, seed });
      expect(readAll(emptyParts).named).toBe(401);
      bounded(emptyParts);
    },
    PATIENCE,
  );
});
