import type { Landed } from "./landed";

/** What the command line prints of a landed transaction: amounts are strings of digits. */
export const landedToJson = (landed: Landed): object => ({
  signature: landed.signature,
  slot: landed.slot,
  time: landed.time?.toISOString() ?? null,
  failure: landed.failure,
  fee: landed.fee.toString(),
  changes: landed.changes.map((change) => ({
    ...change,
    expected: null,
    observed: change.observed?.toString() ?? null,
  })),
});
