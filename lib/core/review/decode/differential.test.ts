import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearlyWire, validWire } from "./testing/arbitrary-wire";
import { kit, ours, web3, type Reader } from "./testing/readers";
import { reasonsToRefuse, refusedHere } from "./testing/refused";
import { wireBytes, type Wire } from "./testing/wire";

/** On a busy machine; alone the slowest takes three seconds. */
const PATIENCE = 120_000;

/** Another one in each run; the names of the tests have it, and writing it here repeats the run. */
const seed = Math.floor(Math.random() * 2 ** 31);

const peers: readonly (readonly [name: string, read: Reader, runs: number])[] = [
  ["web3.js", web3, 10_000],
  ["kit", kit, 5_000],
];

/** Deep equality costs more than all that is compared, so it only explains a difference. */
const requireSame = (
  one: Wire | null,
  other: Wire | null,
  reasons: readonly string[] = [],
): void => {
  if (JSON.stringify(one) !== JSON.stringify(other))
    expect([one, reasons]).toEqual([other, reasons]);
};

describe.each(peers)("beside %s", (_, peer, runs) => {
  it(
    `a valid transaction is read field by field as it was written, by both (seed ${seed})`,
    () => {
      fc.assert(
        fc.property(validWire, (wire) => {
          const bytes = wireBytes(wire);
          requireSame(ours(bytes), wire);
          requireSame(peer(bytes), wire);
        }),
        { numRuns: runs / 10, seed },
      );
    },
    PATIENCE,
  );

  it(
    `what is accepted is read alike, what only the other accepts has a named reason (seed ${seed})`,
    () => {
      const met = new Set<string>();
      fc.assert(
        fc.property(nearlyWire, (bytes) => {
          const mine = ours(bytes);
          const theirs = peer(bytes);
          if (theirs === null) {
            requireSame(mine, null);
            return;
          }
          const reasons = reasonsToRefuse(theirs, bytes);
          for (const reason of reasons) met.add(reason);
          requireSame(mine, reasons.length === 0 ? theirs : null, reasons);
        }),
        { numRuns: runs, seed },
      );
      expect([...met].toSorted()).toEqual(Object.keys(refusedHere).toSorted());
    },
    PATIENCE,
  );
});
