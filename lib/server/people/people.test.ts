import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ERASED_PREFIX } from "@/lib/core/account";
import type { PeopleFilter } from "@/lib/core/operator/people";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { addressFromBytes, type Address } from "@/lib/core/solana";
import { deedsTo } from "@/lib/server/audit";
import type { OpenDatabase } from "@/lib/server/db/database";
import { credentials } from "@/lib/server/db/schema/credentials";
import { sessions } from "@/lib/server/db/schema/identity";
import { liveEvents } from "@/lib/server/db/schema/live";
import { models } from "@/lib/server/db/schema/models";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { isBlocked } from "@/lib/server/identity/blocked";
import { liveSession, liveSessions, openSession } from "@/lib/server/identity/sessions";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { blockWallet, endSomebodysSession, unblockWallet, type PeopleContext } from "./block";
import { readPerson } from "./read";
import { searchPeople } from "./search";

const someone = (): Address => addressFromBytes(randomBytes(32));
const operator = someone();
let at = new Date("2026-03-01T12:00:00.000Z");

let open: OpenDatabase;
let context: PeopleContext;
beforeAll(async () => {
  open = await openTestDatabase();
  context = { database: open.database, now: () => at, isOperator: (one) => one === operator };
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  at = new Date("2026-03-01T12:00:00.000Z");
  await open.database.delete(sessions);
});

const signIn = (wallet: Address) => openSession(open.database, wallet, at);
const lives = async (id: string): Promise<boolean> =>
  (await liveSession(open.database, id, at)) !== null;
const block = (wallet: Address) =>
  blockWallet(context, wallet, { actor: operator, reason: "It floods the market." });

describe("blocking a wallet", () => {
  test("ends its sessions with it, everybody's pages hear of theirs alone, and no other is touched", async () => {
    const [wallet, other] = [someone(), someone()];
    const ended = [await signIn(wallet), await signIn(wallet)].map(({ id }) => id);
    const stays = await signIn(other);
    expect(await block(wallet)).toEqual({ outcome: "blocked", ended: 2 });
    for (const id of ended) expect(await lives(id)).toBe(false);
    expect(await lives(stays.id)).toBe(true);
    const told = await open.database.select().from(liveEvents);
    expect(told.filter(({ kind }) => kind === "session").map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(ended),
    );
    expect(told.every((event) => event.wallet === wallet)).toBe(true);
    expect(await isBlocked(open.database, wallet)).toBe(true);
    expect(await isBlocked(open.database, other)).toBe(false);
  });

  test("holds for a session that slipped in beside it, which does not come back with the wallet", async () => {
    const wallet = someone();
    await block(wallet);
    const { id } = await signIn(wallet);
    expect(await lives(id)).toBe(false);
    expect(await liveSessions(open.database, [id], at)).toEqual(new Set());
    expect(await unblockWallet(context, wallet, operator)).toEqual({ outcome: "unblocked" });
    expect(await lives(id)).toBe(false);
    expect(await lives((await signIn(wallet)).id)).toBe(true);
  });

  test("is refused for an operator's wallet, one's own among them", async () => {
    const session = await signIn(operator);
    expect(await codeOf(block(operator))).toBe("WALLET_OPERATOR");
    expect(await lives(session.id)).toBe(true);
    expect(await isBlocked(open.database, operator)).toBe(false);
  });

  test("asked for ten times at once is done and written down once", async () => {
    const wallet = someone();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => block(wallet)));
    expect(outcomes.filter(({ outcome }) => outcome === "blocked")).toHaveLength(1);
    await unblockWallet(context, wallet, operator);
    expect(await unblockWallet(context, wallet, operator)).toEqual({ outcome: "was-not-blocked" });
    expect(
      (await deedsTo(open.database, wallet)).map(({ action, actor }) => [action, actor]),
    ).toEqual([
      ["wallet.blocked", operator],
      ["wallet.unblocked", operator],
    ]);
  });
});

describe("ending somebody's session", () => {
  test("ends that one and leaves the wallet free to sign in", async () => {
    const wallet = someone();
    const [first, second] = [await signIn(wallet), await signIn(wallet)];
    await endSomebodysSession(context, { wallet, id: first.id }, operator);
    expect(await lives(first.id)).toBe(false);
    expect(await lives(second.id)).toBe(true);
    const [deed] = await deedsTo(open.database, wallet);
    expect(deed).toMatchObject({ action: "session.ended", actor: operator });
  });

  test("finds none under another's wallet, an unknown id, or one that is over", async () => {
    const [wallet, other] = [someone(), someone()];
    const { id } = await signIn(wallet);
    const end = (whose: Address, which: string) =>
      codeOf(endSomebodysSession(context, { wallet: whose, id: which }, operator));
    expect(await end(other, id)).toBe("NOT_FOUND");
    expect(await end(wallet, randomUUID())).toBe("NOT_FOUND");
    expect(await lives(id)).toBe(true);
    at = new Date(at.getTime() + 13 * 60 * 60 * 1000);
    expect(await end(wallet, id)).toBe("NOT_FOUND");
    expect(await deedsTo(open.database, wallet)).toEqual([]);
  });
});

describe("who was here", () => {
  const search = async (query: Partial<OperatorQuery<PeopleFilter>>) =>
    searchPeople(context, { text: "", filter: null, cursor: null, ...query });

  const addModel = (owner: Address) =>
    open.database.insert(models).values({
      id: randomUUID(),
      owner,
      realmModelId: randomUUID(),
      name: "Neon",
      description: "",
      tags: [],
      status: "pending_training",
      askedAt: at,
      createdAt: at,
      updatedAt: at,
    });
  const addKey = (owner: string) =>
    open.database.insert(credentials).values({
      id: randomUUID(),
      owner,
      label: "key",
      fingerprint: randomBytes(6).toString("hex"),
      scopes: "market+studio",
      state: "revoked",
      createdAt: at,
      dueAt: at,
    });

  test("is told from what they did: a visitor, a creator by model or key, an operator by name", async () => {
    const [visitor, artist, connected] = [someone(), someone(), someone()];
    await signIn(visitor);
    await signIn(operator);
    await addModel(artist);
    await addKey(connected);
    await addKey("platform");
    const rolesOf = async (wallet: string) => (await search({ text: wallet })).lines[0]?.roles;
    expect(await rolesOf(visitor)).toEqual([]);
    expect(await rolesOf(operator)).toEqual(["operator"]);
    expect(await rolesOf(artist)).toEqual(["creator"]);
    expect(await rolesOf(connected)).toEqual(["creator"]);
    expect((await search({ text: "platform" })).lines).toEqual([]);
    const found = async (filter: PeopleFilter) =>
      (await search({ filter })).lines.map(({ wallet }) => wallet);
    expect(await found("signed-in")).toEqual(expect.arrayContaining([visitor, operator]));
    expect(await found("signed-in")).not.toContain(artist);
    expect(await found("creator")).toEqual(expect.arrayContaining([artist, connected]));
    expect(await found("creator")).not.toContain(visitor);
  });

  test("is not told of who had their data deleted, and everybody else is still found", async () => {
    const connected = someone();
    await addKey(connected);
    await addKey(`${ERASED_PREFIX}${randomUUID()}`);
    const { lines } = await search({});
    expect(lines.map(({ wallet }) => wallet)).toContain(connected);
    expect((await search({ text: ERASED_PREFIX })).lines).toEqual([]);
  });

  test("turns pages without leaving anybody out or telling anybody twice", async () => {
    const wallets = Array.from({ length: 60 }, someone);
    for (const [position, wallet] of wallets.entries()) {
      // Some at the same moment: the place between them must be told by more than the time.
      at = new Date(Date.parse("2026-03-02T00:00:00.000Z") + Math.floor(position / 7) * 1_000);
      await signIn(wallet);
    }
    const first = await search({ filter: "signed-in" });
    expect(first.lines).toHaveLength(50);
    const second = await search({ filter: "signed-in", cursor: first.older });
    expect(second.older).toBeNull();
    const told = [...first.lines, ...second.lines].map(({ wallet }) => wallet);
    expect(told).toHaveLength(60);
    expect(new Set(told)).toEqual(new Set(wallets));
  });

  test("somebody blocked is shown with who did it, why, and no session", async () => {
    const wallet = someone();
    await signIn(wallet);
    const lastSeenAt = at.toISOString();
    at = new Date(at.getTime() + 60_000);
    await block(wallet);
    const person = await readPerson(context, wallet);
    expect(person).toMatchObject({
      lastSeenAt,
      blocked: true,
      sessions: 0,
      live: [],
      block: { reason: "It floods the market.", by: operator, at: at.toISOString() },
    });
    const unseen = someone();
    await block(unseen);
    expect(await readPerson(context, unseen)).toMatchObject({ lastSeenAt: at.toISOString() });
    expect((await search({ filter: "blocked" })).lines.map((line) => line.wallet)).toContain(
      wallet,
    );
  });

  test.each(["", "x", "%", "platform", "So11111111111111111111111111111111111111112"])(
    "nobody is found by %j",
    async (text) => {
      expect(await codeOf(readPerson(context, text))).toBe("NOT_FOUND");
    },
  );
});
