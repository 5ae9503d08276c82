import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { address } from "@/lib/core/solana";
import { deedsTo } from "@/lib/server/audit";
import { handovers, ownListings } from "@/lib/server/db/schema/own-listings";
import { sales } from "@/lib/server/db/schema/sales";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { checkSale } from "../check";
import { recordSale } from "../record";
import { claimDueSales } from "../store";
import {
  GROSS,
  landed,
  NET,
  newSale,
  openTestBook,
  SELLER,
  signatureOf,
  START,
  type TestBook,
} from "../testing/book";
import { auditSubject, openSaleFile } from "./inspect";
import { recheckSale } from "./recheck";
import { countSelling, searchSelling } from "./search";

const OPERATOR = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");
const WHY = { actor: OPERATOR, reason: "The seller wrote." };

let book: TestBook;
beforeAll(async () => {
  book = await openTestBook();
}, 120_000);
afterAll(() => book.close());
beforeEach(async () => {
  await book.database.delete(ownListings);
  await book.clear();
});

const record = (n: number, more = {}): Promise<boolean> =>
  book.database.transaction((transaction) => recordSale(transaction, newSale(n, more), START));

/** A sale that was told, and looked at once. @returns its id */
const looked = async (n: number, more = {}): Promise<string> => {
  await record(n, more);
  for (const sale of await claimDueSales(book.context, 10)) await checkSale(book.context, sale);
  const [row] = (await book.rows()).filter(({ listingId }) => listingId === `list_${n}`);
  return row?.id ?? "";
};

const mismatched = (n: number): Promise<string> => {
  book.told.landed = [landed(NET - 1n), landed(NET - 1n)];
  return looked(n);
};

const handover = async (disputedAt: Date | null, state: "submitted" | "done", at = START) => {
  const [id, listing] = [crypto.randomUUID(), crypto.randomUUID()];
  const moments = { createdAt: at, updatedAt: at, dueAt: at, leaseUntil: at };
  await book.database.insert(ownListings).values({
    ...{ id: listing, owner: SELLER, assetType: "model", assetId: "mod_9", assetName: "Handed" },
    ...{ price: GROSS, description: "", listingType: "fixed_price", listingId: `list_${listing}` },
    ...{ state: "signing", origin: "here", ...moments },
  });
  await book.database.insert(handovers).values({
    ...{ id, listing, owner: SELLER, kind: "list", state, intent: {}, transaction: "" },
    ...{ signature: id, signedTransaction: "", lastValidBlockHeight: 1n, disputedAt, ...moments },
  });
  return id;
};

describe("a sale that the chain shows otherwise", () => {
  it("is opened with what was told, what was seen, and each look's evidence", async () => {
    const id = await mismatched(1);
    expect(await openSaleFile(book.context, id)).toMatchObject({
      ...{ kind: "sale", state: "mismatch", mismatch: "amount", contested: true, dueAt: null },
      ...{ price: String(GROSS), net: String(NET), least: String(NET), most: null },
      ...{ received: String(NET - 1n), signature: signatureOf(1), slot: "7" },
      steps: [
        { from: null, to: "unchecked", event: "tell" },
        {
          ...{ from: "unchecked", to: "mismatch", event: "mismatch" },
          evidence: [
            { name: "slot", value: "7" },
            { name: "atLeast", value: String(NET) },
            { name: "received", value: String(NET - 1n) },
            { name: "endpoints", value: "2" },
          ],
        },
      ],
    });
  });

  it("counts once the chain shows it as told when it is read again, and who had it read stays", async () => {
    const id = await mismatched(1);
    book.told.landed = [landed(NET)];
    expect(await recheckSale(book.context, id, WHY)).toBe("checked");
    const file = await openSaleFile(book.context, id);
    expect(file).toMatchObject({ state: "checked", mismatch: null, received: String(NET) });
    expect(file.steps.at(-1)).toMatchObject({ from: "mismatch", to: "checked", event: "check" });
    expect(file.deeds).toMatchObject([
      { actor: OPERATOR, action: "sale.rechecked", words: WHY.reason },
    ]);
    // What the chain has shown stays, whatever an endpoint tells later.
    book.told.landed = [landed(0n)];
    expect(await recheckSale(book.context, id, WHY)).toBe("checked");
    expect((await openSaleFile(book.context, id)).state).toBe("checked");
  });

  it("stays one where the chain still does, without waking the operator who asked", async () => {
    const id = await mismatched(1);
    expect(book.alerts()).toBe(1);
    expect(await recheckSale(book.context, id, WHY)).toBe("mismatch");
    expect(book.alerts()).toBe(1);
    expect((await openSaleFile(book.context, id)).steps).toHaveLength(3);
  });

  it.each([
    ["no endpoint knows it", [null]],
    ["endpoints differ", [landed(NET), landed(NET - 1n)]],
  ])("is decided by nothing where %s", async (_, told) => {
    const id = await mismatched(1);
    book.told.landed = told;
    expect(await recheckSale(book.context, id, WHY)).toBe("undecided");
    expect(await openSaleFile(book.context, id)).toMatchObject({
      state: "mismatch",
      received: String(NET - 1n),
    });
    // It can be asked again at once.
    book.told.landed = [landed(NET)];
    expect(await recheckSale(book.context, id, WHY)).toBe("checked");
  });

  it("is read by one at a time", async () => {
    const id = await mismatched(1);
    await book.database.update(sales).set({ leaseUntil: new Date(START.getTime() + 60_000) });
    expect(await recheckSale(book.context, id, WHY)).toBe("busy");
    expect(await deedsTo(book.database, auditSubject(id))).toHaveLength(1);
  });
});

it.each(["not-an-id", "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44"])(
  "a sale that is not there (%s) is not found, and nothing is written of it",
  async (id) => {
    expect(await codeOf(openSaleFile(book.context, id))).toBe("NOT_FOUND");
    expect(await codeOf(recheckSale(book.context, id, WHY))).toBe("NOT_FOUND");
    expect(await deedsTo(book.database, auditSubject(id))).toEqual([]);
  },
);

describe("the list", () => {
  const query = { text: "", filter: null, cursor: null } as const;

  it("has sales and what sellers signed, narrowed to what needs a person, and counts it", async () => {
    const plain = await looked(1);
    const wrong = await mismatched(2);
    const disputed = await handover(START, "submitted");
    const closed = await handover(START, "done");
    const idsOf = async (more: object) =>
      (await searchSelling(book.database, { ...query, ...more })).lines
        .map(({ id }) => id)
        .toSorted();
    expect(await idsOf({})).toEqual([plain, wrong, disputed, closed].toSorted());
    expect(await idsOf({ filter: "contested" })).toEqual([wrong, disputed].toSorted());
    expect(await idsOf({ filter: "sales" })).toEqual([plain, wrong].toSorted());
    expect(await idsOf({ filter: "handovers" })).toEqual([disputed, closed].toSorted());
    expect(await idsOf({ filter: "unfinished" })).toEqual([disputed]);
    expect(await idsOf({ text: signatureOf(2) })).toEqual([wrong]);
    expect(await idsOf({ text: "hand" })).toEqual([disputed, closed].toSorted());
    expect(await idsOf({ text: "%" })).toEqual([]);
    expect(await countSelling(book.database)).toEqual({ contested: 2, unfinished: 1 });
  });

  it("is turned page by page, each thing once, those of one moment too", async () => {
    const moments = Array.from({ length: 60 }, (_, n) => new Date(START.getTime() - (n >> 2)));
    await Promise.all([
      ...moments.map((soldAt, n) => record(n, { soldAt })),
      ...moments.map((at) => handover(null, "done", at)),
    ]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await searchSelling(book.database, { ...query, cursor });
      seen.push(...page.lines.map(({ id }) => id));
      cursor = page.older;
    } while (cursor !== null);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    const newest = await searchSelling(book.database, { ...query, cursor: "mistyped" });
    expect(newest.lines.map(({ id }) => id)).toEqual(seen.slice(0, 50));
  });
});
