import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PurchaseFilter } from "@/lib/core/operator/purchases";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { address } from "@/lib/core/solana";
import type { OpenDatabase } from "@/lib/server/db/database";
import { purchases, purchaseTransitions } from "@/lib/server/db/schema/purchases";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createLogger } from "@/lib/server/log/create-logger";
import { findOpenPurchase, findPaidAfterEnd, findPurchase } from "../store/read";
import { codeOf } from "../testing/code-of";
import { lookNow, notePurchase } from "./act";
import { closePurchase, closingsOf } from "./close";
import { openPurchaseFile } from "./inspect";
import { countPurchases, searchPurchases } from "./search";

const OPERATOR = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");
const WALLET = "So11111111111111111111111111111111111111112";
const START = Date.parse("2026-11-20T12:00:00.000Z");
const MINUTE = 60_000;

let open: OpenDatabase;
let at = START;
let woken = 0;
const context = () => ({
  database: open.database,
  log: createLogger({ level: "silent", secrets: () => [] }),
  now: () => new Date(at),
  wake: () => {
    woken += 1;
  },
});

beforeAll(async () => {
  open = await openTestDatabase();
}, 90_000);
afterAll(() => open.close());
beforeEach(async () => {
  at = START;
  woken = 0;
  await open.database.delete(purchaseTransitions);
  await open.database.delete(purchases);
});

const rowOf = (more: Partial<typeof purchases.$inferInsert>) => {
  const id = more.id ?? randomUUID();
  const now = new Date(at);
  return {
    id,
    wallet: WALLET,
    listingId: `list_${id}`,
    state: "created" as const,
    assetType: "model",
    assetId: "mod_1",
    assetName: "Moon Fox",
    previewImageUrl: "",
    seller: WALLET,
    price: 1_500_000_000n,
    confirmKey: randomUUID(),
    dueAt: now,
    leaseUntil: now,
    createdAt: now,
    updatedAt: now,
    ...more,
  };
};

const store = async (more: Partial<typeof purchases.$inferInsert> = {}): Promise<string> => {
  const row = rowOf(more);
  await open.database.insert(purchases).values(row);
  return row.id;
};

const signed = (signature: string) => ({
  signature,
  signedTransaction: "AAAA",
  transaction: "AAAA",
});

const search = (query: Partial<OperatorQuery<PurchaseFilter>>) =>
  searchPurchases(context(), { text: "", filter: null, cursor: null, ...query });
const idsOf = async (query: Partial<OperatorQuery<PurchaseFilter>>) =>
  (await search(query)).lines.map(({ id }) => id);

describe("searching", () => {
  test("finds a part of any id there is of a purchase", async () => {
    const id = await store({
      listingId: "list_77",
      realmPurchaseId: "purch_88",
      state: "submitted",
      ...signed("5ignature"),
    });
    await store();
    for (const text of [id, id.slice(0, 13), "list_77", "purch_8", "5IGNATURE"])
      expect(await idsOf({ text })).toEqual([id]);
    expect(await idsOf({ text: WALLET.slice(0, 6) })).toHaveLength(2);
    const other = await store({ seller: "5eller", assetId: "mod_99", assetName: "Unpaid Heron" });
    for (const text of ["5eller", "mod_99", "unpaid h"])
      expect(await idsOf({ text })).toEqual([other]);
    expect(await idsOf({ text: "nothing of the kind" })).toEqual([]);
  });

  test.each(["%", "_ist", "list\\_"])("takes %j literally, not as a pattern", async (text) => {
    await store({ listingId: "list-1" });
    expect(await idsOf({ text })).toEqual([]);
  });

  test("turns pages without missing or repeating one, though many began in one millisecond", async () => {
    const early = Array.from({ length: 60 }, () => rowOf({}));
    at += MINUTE;
    const later = Array.from({ length: 60 }, () => rowOf({}));
    await open.database.insert(purchases).values([...early, ...later]);
    const first = await search({});
    at += MINUTE;
    await store();
    const second = await search({ cursor: first.older });
    const third = await search({ cursor: second.older });
    const seen = [first, second, third].flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(new Set(seen)).toEqual(new Set([...early, ...later].map(({ id }) => id)));
    expect(seen).toHaveLength(120);
    expect(third.older).toBeNull();
  });

  test("a cursor that is none begins with the newest", async () => {
    const id = await store();
    expect(await idsOf({ cursor: "yesterday" })).toEqual([id]);
  });
});

describe("what needs a person", () => {
  test("is stuck once signed and not got on for five minutes, or told of and not ended", async () => {
    const hangs = await store({ state: "submitted", ...signed("a") });
    const told = await store({ state: "created", alertedAt: new Date(at) });
    await store({ state: "declined", alertedAt: new Date(at) });
    await store({ state: "prepared" });
    at += 5 * MINUTE - 1;
    expect(await idsOf({ filter: "stuck" })).toEqual([told]);
    at += 1;
    expect((await idsOf({ filter: "stuck" })).sort()).toEqual([hangs, told].sort());
    const { lines } = await search({});
    expect(
      lines
        .filter(({ stuck }) => stuck)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([hangs, told].sort());
  });

  test("is counted: unfinished with the oldest, stuck, disputed", async () => {
    await store({ state: "owned", ...signed("a") });
    await store({ state: "paid", ...signed("b"), notice: "CHAIN_DISPUTED" });
    at += 6 * MINUTE;
    await store();
    expect(await countPurchases(context())).toEqual({
      unfinished: 2,
      stuck: 1,
      disputed: 1,
      unfinishedSince: new Date(START).toISOString(),
      countedAt: new Date(at).toISOString(),
    });
    expect(await idsOf({ filter: "unfinished" })).toHaveLength(2);
    expect(await idsOf({ filter: "disputed" })).toHaveLength(1);
    expect(await idsOf({ filter: "owned" })).toHaveLength(1);
  });
});

describe("one purchase", () => {
  test("is shown with each transition, what decided it, and the bytes only where they fold", async () => {
    const id = await store({ state: "refused", transaction: "AAAA" });
    const step = { purchaseId: id, at: new Date(at) };
    await open.database.insert(purchaseTransitions).values([
      { ...step, fromState: null, toState: "created", event: "start", evidence: {} },
      {
        ...step,
        fromState: "prepared",
        toState: "refused",
        event: "refuse",
        evidence: { by: "server", looks: 2, findings: [], returned: "A".repeat(500), none: null },
      },
    ]);
    const file = await openPurchaseFile(context(), id);
    expect(file.steps).toMatchObject([
      { from: null, to: "created", evidence: [] },
      {
        event: "refuse",
        evidence: [
          { name: "by", value: "server", raw: false },
          { name: "looks", value: "2", raw: false },
          { name: "returned", raw: true },
        ],
      },
    ]);
    expect(file.transactions).toEqual({ prepared: "AAAA", signed: null });
    expect(file.dueAt).toBeNull();
  });

  test.each(["not-an-id", "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44", "%"])(
    "that is not there (%s) is not found, and nothing is written of it",
    async (id) => {
      expect(await codeOf(openPurchaseFile(context(), id))).toBe("NOT_FOUND");
      expect(await codeOf(lookNow(context(), id, OPERATOR))).toBe("NOT_FOUND");
      const note = { actor: OPERATOR, note: "seen" };
      expect(await codeOf(notePurchase(context(), id, note))).toBe("NOT_FOUND");
    },
  );
});

describe("looking now", () => {
  test("makes it due, wakes the reconciler, and is in the audit log", async () => {
    const id = await store({ dueAt: new Date(at + MINUTE) });
    expect(await lookNow(context(), id, OPERATOR)).toBe("looking");
    expect(woken).toBe(1);
    const file = await openPurchaseFile(context(), id);
    expect(file.dueAt).toBe(new Date(at).toISOString());
    expect(file.deeds).toMatchObject([{ actor: OPERATOR, action: "purchase.looked-at" }]);
  });

  test("says where it is being looked at, or has ended", async () => {
    const busy = await store({ leaseUntil: new Date(at + MINUTE) });
    expect(await lookNow(context(), busy, OPERATOR)).toBe("busy");
    expect(await lookNow(context(), await store({ state: "expired" }), OPERATOR)).toBe("ended");
    expect(woken).toBe(0);
  });
});

test("a note is kept with who wrote it and changes nothing of the purchase", async () => {
  const id = await store({ state: "paid", ...signed("a"), notice: "CHAIN_DISPUTED" });
  const before = await openPurchaseFile(context(), id);
  at += MINUTE;
  await notePurchase(context(), id, { actor: OPERATOR, note: "Asked REALM.\nThey look." });
  const after = await openPurchaseFile(context(), id);
  expect(after.deeds).toMatchObject([
    { actor: OPERATOR, action: "purchase.noted", words: "Asked REALM.\nThey look." },
  ]);
  expect({ ...after, deeds: [] }).toEqual(before);
});

describe("closing what is in dispute", () => {
  const decision = (as: "owned" | "failed") => ({ as, reason: "REALM has it.", actor: OPERATOR });
  const disputed = { notice: "CHAIN_DISPUTED" } as const;
  const close = (id: string, as: "owned" | "failed") => closePurchase(context(), id, decision(as));

  test.each(["signed", "submitted", "paid", "declined", "expired"] as const)(
    "ends one that is %s as owned, with who did it and why",
    async (state) => {
      const id = await store({ state, ...signed(state), ...disputed });
      expect(await close(id, "owned")).toBe("closed");
      expect(await findPurchase(open.database, id)).toMatchObject({ state: "owned", notice: null });
      const file = await openPurchaseFile(context(), id);
      expect(file.deeds).toMatchObject([
        { actor: OPERATOR, action: "purchase.closed", words: "REALM has it." },
      ]);
      expect(file.closings).toEqual([]);
      expect(await close(id, "failed")).toBe("not-disputed");
    },
  );

  test.each([
    ["paid", "failed"],
    ["refused", "refused"],
  ] as const)("ends one that is %s as %s, and its place is free", async (state, end) => {
    const id = await store({ state, ...signed(state), ...disputed });
    expect(await close(id, "failed")).toBe("closed");
    const after = await findPurchase(open.database, id);
    expect(after).toMatchObject({ state: end, notice: "DISPUTE_CLOSED" });
    const of = { wallet: address(WALLET), listingId: after?.listingId ?? "" };
    const found = [findOpenPurchase(open.database, of), findPaidAfterEnd(open.database, of)];
    expect(await Promise.all(found)).toEqual([null, null]);
    expect(await countPurchases(context())).toMatchObject({ disputed: 0 });
  });

  test("leaves alone what is in no dispute, and what was never seen paid as owned", async () => {
    for (const more of [
      { state: "paid", ...signed("a") },
      { state: "prepared" },
      { state: "expired" },
    ] as const) {
      const id = await store(more);
      expect(await close(id, "failed")).toBe("not-disputed");
      expect(await findPurchase(open.database, id)).toMatchObject({ state: more.state });
    }
    const unsigned = await store({ state: "expired", ...disputed });
    expect((await openPurchaseFile(context(), unsigned)).closings).toEqual(["failed"]);
    expect(await close(unsigned, "owned")).toBe("not-disputed");
  });

  test("is open to people too where the chain has been silent for half a day", () => {
    const updatedAt = new Date(START);
    const closings = (hours: number) =>
      closingsOf(
        { state: "submitted", notice: null, signature: "s", updatedAt },
        new Date(START + hours * 60 * MINUTE),
      );
    expect([closings(11), closings(12)]).toEqual([[], ["owned", "failed"]]);
  });
});
