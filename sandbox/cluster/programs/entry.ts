import type { Assembler } from "./assembler/assembler";

/** What the loader writes before each account that it has not named already. */
const FRESH = 255;
/** Room behind an account's data for growing within one instruction. */
const GROWTH_BYTES = 10_240;
/** How many accounts the programs here look at: more are an error. */
const MOST_ACCOUNTS = 16;

/** Offsets into an account as the loader lays it out (Agave `serialization.rs`, aligned form). */
export const accountLayout = {
  signer: 1,
  writable: 2,
  executable: 3,
  address: 8,
  owner: 40,
  lamports: 72,
  dataLength: 80,
  data: 88,
} as const;

/** Where the frame keeps the accounts' addresses in memory, eight bytes each, below r10. */
const TABLE = -8 * MOST_ACCOUNTS;

/** The frame's next free byte below the table of accounts. */
export const frameTop = TABLE;

/** The offset from r10 at which the pointer to an account stands. */
export const accountSlot = (index: number): number => TABLE + 8 * index;

/**
 * Reads the accounts an instruction brings. Afterwards the frame holds a pointer to each account
 * (accountSlot), and r6 points to the length of the instruction's data, the data 8 bytes further.
 */
export const readAccounts = (code: Assembler): void => {
  const [next, fresh, store, done, fail] = ["next", "fresh", "store", "done", "fail"].map((name) =>
    code.label(name),
  );
  if (!next || !fresh || !store || !done || !fail) throw new RangeError("five labels were made");
  code
    .load(8, 7, 1, 0)
    .move(6, 1)
    .addImmediate(6, 8)
    .move(8, 10)
    .addImmediate(8, TABLE)
    .jumpIfAbove(7, MOST_ACCOUNTS, fail)
    .place(next)
    .jumpIfEqual(7, 0, done)
    .load(1, 2, 6, 0)
    .jumpIfEqual(2, FRESH, fresh);
  // Named before: the byte is its place in the table.
  code
    .shiftLeftImmediate(2, 3)
    .move(3, 10)
    .addImmediate(3, TABLE)
    .add(3, 2)
    .load(8, 4, 3, 0)
    .addImmediate(6, 8)
    .jump(store);
  code
    .place(fresh)
    .move(4, 6)
    .load(8, 2, 6, accountLayout.dataLength)
    .addImmediate(2, accountLayout.data + GROWTH_BYTES + 7)
    .andImmediate(2, -8)
    .add(6, 2)
    // The rent epoch behind the data.
    .addImmediate(6, 8);
  code
    .place(store)
    .store(8, 8, 0, 4)
    .addImmediate(8, 8)
    .addImmediate(7, -1)
    .jump(next)
    .place(fail)
    .moveImmediate(0, 1)
    .exit()
    .place(done);
};
