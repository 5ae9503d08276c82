import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkSale } from "./check";
import { recordSale } from "./record";
import { claimDueSales } from "./store";
import {
  BUYER,
  GROSS,
  landed,
  NET,
  newSale,
  openTestBook,
  signatureOf,
  soldListing,
  START,
  type TestBook,
} from "./testing/book";

let book: TestBook;
beforeAll(async () => {
  book = await openTestBook();
}, 120_000);
afterAll(() => book.close());
beforeEach(() => book.clear());

const record = (n: number, more = {}) =>
  book.database.transaction((transaction) => recordSale(transaction, newSale(n, more), START));
/** One look at every sale that is due. */
const look = async () => {
  for (const sale of await claimDueSales(book.context, 10)) await checkSale(book.context, sale);
  const [row] = await book.rows();
  return row;
};

describe("a sale", () => {
  it("is written down once for its transaction, and told once, however often and at once it is heard of", async () => {
    const heard = await Promise.all(Array.from({ length: 10 }, () => record(1)));
    expect(heard.filter(Boolean)).toHaveLength(1);
    expect(await book.rows()).toHaveLength(1);
    expect(await book.news()).toEqual({ notified: 1, told: 1 });
  });

  it("is worked on by one of several workers at a time", async () => {
    for (const n of [1, 2, 3, 4, 5]) await record(n);
    const claims = await Promise.all(
      Array.from({ length: 4 }, () => claimDueSales(book.context, 3)),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(5);
  });

  it("counts once the chain finally shows that the seller received it, at the time it landed", async () => {
    await record(1);
    const at = new Date(START.getTime() - 40_000);
    book.told.landed = [landed(NET, at), landed(NET, at)];
    expect(await look()).toMatchObject({ state: "checked", net: NET, slot: 7n, soldAt: at });
    expect(await book.news()).toEqual({ notified: 1, told: 2 });
  });

  it("is not dated into the future by a cluster whose clock is ahead", async () => {
    await record(1);
    book.told.landed = [landed(NET, new Date(START.getTime() + 60_000))];
    expect((await look())?.soldAt).toEqual(START);
  });

  it("counts what was agreed where somebody else added to it", async () => {
    await record(1);
    book.told.landed = [landed(NET + 2_039_280n)];
    expect(await look()).toMatchObject({ state: "checked", net: NET });
  });

  it("that brought a lamport less than agreed is marked and counted nowhere, and the operator is told", async () => {
    await record(1);
    book.told.landed = [landed(NET - 1n)];
    expect(await look()).toMatchObject({ state: "mismatch", mismatch: "amount" });
    expect(book.alerts()).toBe(1);
  });

  it("whose transaction failed on chain is marked, whatever REALM says", async () => {
    await record(1);
    book.told.status = { slot: 7n, confirmation: "finalized", error: { InstructionError: [0, 1] } };
    expect(await look()).toMatchObject({ state: "mismatch", mismatch: "failed" });
  });

  it.each([
    ["is not known to the chain", { status: null }],
    [
      "can still be dropped by a fork",
      { status: { slot: 7n, confirmation: "confirmed", error: null } },
    ],
    ["is told otherwise by another endpoint", { landed: [landed(NET), landed(NET - 1n)] }],
    ["is missing at another endpoint", { landed: [landed(NET), null] }],
  ] as const)("that %s waits, and is looked at again later and later", async (_, says) => {
    await record(1);
    Object.assign(book.told, says);
    const first = await look();
    expect(first).toMatchObject({ state: "unchecked", tries: 1 });
    book.told.now = first?.dueAt ?? START;
    const second = await look();
    expect(second?.tries).toBe(2);
    const waits = [first, second].map((row) => row?.dueAt.getTime() ?? 0);
    expect((waits[1] ?? 0) - (waits[0] ?? 0)).toBeGreaterThan((waits[0] ?? 0) - START.getTime());
    expect(book.alerts()).toBe(0);
  });

  it("is not decided by a worker whose claim ran out", async () => {
    await record(1);
    const [stale] = await claimDueSales(book.context, 1);
    book.told.now = new Date(START.getTime() + 120_000);
    const [fresh] = await claimDueSales(book.context, 1);
    if (!stale || !fresh) throw new Error("nothing was claimed");
    book.told.landed = [landed(0n)];
    await checkSale(book.context, stale);
    expect((await book.rows())[0]?.state).toBe("unchecked");
    book.told.landed = [landed(NET)];
    await checkSale(book.context, fresh);
    expect((await book.rows())[0]?.state).toBe("checked");
  });
});

describe("a sale to somebody elsewhere", () => {
  const elsewhere = { buyer: null, net: null };

  it("gets its buyer and what it brought from the chain", async () => {
    await record(1, elsewhere);
    book.told.landed = [landed(98_000_000_000n)];
    expect(await look()).toMatchObject({ state: "checked", buyer: BUYER, net: 98_000_000_000n });
  });

  it.each([
    ["less than the price without the largest fee", NET - 1n],
    ["more than the price", GROSS + 1n],
    ["nothing", 0n],
  ])("that brought %s is marked", async (_, received) => {
    await record(1, elsewhere);
    book.told.landed = [landed(received)];
    expect(await look()).toMatchObject({ state: "mismatch", net: null });
  });

  it("whose transaction REALM did not name waits for the name, and is then checked", async () => {
    await record(1, { ...elsewhere, signature: null });
    book.told.listing = soldListing(1, { solanaTxSignature: undefined });
    const first = await look();
    expect(first).toMatchObject({ state: "unchecked", signature: null, tries: 1 });
    book.told.listing = soldListing(1);
    book.told.now = first?.dueAt ?? START;
    expect(await look()).toMatchObject({ signature: signatureOf(1), state: "unchecked" });
    expect(await look()).toMatchObject({ state: "checked" });
  });

  it("told without its transaction and then with it is one", async () => {
    await record(1, { ...elsewhere, signature: null });
    await record(1);
    expect(await book.rows()).toHaveLength(2);
    await look();
    expect(await book.rows()).toMatchObject([{ signature: signatureOf(1), state: "checked" }]);
  });
});
