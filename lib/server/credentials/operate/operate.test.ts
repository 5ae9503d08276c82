import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import type { CredentialFilter } from "@/lib/core/operator/credentials";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { verifyExport } from "@/lib/server/audit/export";
import type { OpenDatabase } from "@/lib/server/db/database";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import type { CredentialScope, Vault } from "@/lib/server/vault";
import { testVault } from "@/lib/server/vault/testing/test-vault";
import { UsageCounter } from "@/lib/server/vault/usage";
import { credentialEvidence } from "./evidence";
import { readCredentialFile } from "./read";
import { searchCredentials } from "./search";

const OPERATOR = "7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2";
const CREATOR = "So11111111111111111111111111111111111111112";
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const at = new Date("2026-03-10T12:00:00.000Z");

let open: OpenDatabase;
let vault: Vault;
const ids = { first: "", second: "", creators: "" };

const secretOf = (name: string) => ({
  apiKey: `rk_canary_${name}_key`,
  apiSecret: `rs_canary_${name}_secret`,
});

const ready = async (owner: string, label: string): Promise<string> => {
  const secret = secretOf(label);
  const { id } = await vault.add(
    { owner, label, scopes: ["market", "studio"], ...secret },
    OPERATOR,
  );
  await vault.markVerified(id, OPERATOR, secret, "usr_1");
  return id;
};

const use = async (credentialId: string, ago: number, statuses: readonly number[]) => {
  const counter = new UsageCounter();
  for (const status of statuses)
    counter.add({
      credentialId,
      operation: "getProfile",
      status,
      at: at.getTime() - ago,
    });
  await counter.flush(open.database);
};

beforeAll(async () => {
  open = await openTestDatabase();
  vault = testVault({ database: open.database, now: () => at });
  ids.first = await ready("platform", "winter");
  await vault.promote(ids.first, OPERATOR);
  ids.creators = await ready(CREATOR, "a creator's");
  ids.second = await ready("platform", "spring");
  await use(
    ids.first,
    3 * DAY,
    Array.from({ length: 30 }, () => 200),
  );
  await use(ids.first, 2 * HOUR, [...Array.from({ length: 20 }, () => 200), 500, 500, 500, 401]);
  const { fingerprint } = await readCredentialFile(open.database, ids.first, at);
  await open.database.insert(realmCalls).values({
    requestId: "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44",
    operation: "getProfile",
    status: 401,
    outcome: "answer",
    attempts: 1,
    startedAt: at,
    duration: 12,
    fingerprint,
    trail: [],
  });
  // Its last attempt was made with the one after: the first one was made with this one all the same.
  const attempt = { at: at.toISOString(), duration: 5, upstreamRequestId: null, limit: null };
  await open.database.insert(realmCalls).values({
    requestId: "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a45",
    ...{ operation: "getListing", status: 200, outcome: "answer", attempts: 2, duration: 12 },
    startedAt: new Date(at.getTime() - HOUR),
    fingerprint: "ffffffffffff",
    trail: [
      { ...attempt, status: 503, outcome: "answer", fingerprint },
      { ...attempt, status: 200, outcome: "answer", fingerprint: "ffffffffffff" },
    ],
  });
  await open.database.insert(realmCalls).values({
    requestId: "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a46",
    ...{ operation: "getQuote", status: 200, outcome: "answer", attempts: 1, duration: 12 },
    ...{ startedAt: new Date(at.getTime() - DAY), fingerprint: "ffffffffffff", trail: [] },
  });
  await vault.revoke(ids.first, "It was in a screenshot.", OPERATOR);
}, 120_000);
afterAll(() => open.close());

const labels = async (query: Partial<OperatorQuery<CredentialFilter>>, when = at) => {
  const whole = { text: "", filter: null, cursor: null, ...query };
  return (await searchCredentials(open.database, whole, when)).lines
    .map(({ label }) => label)
    .toSorted();
};

describe("the list", () => {
  test("finds by label, fingerprint, owner and id, and by what they are", async () => {
    const { fingerprint } = await readCredentialFile(open.database, ids.second, at);
    for (const text of ["SPRI", fingerprint, ids.second.slice(0, 13)])
      expect(await labels({ text })).toEqual(["spring"]);
    expect(await labels({ text: CREATOR.slice(0, 9) })).toEqual(["a creator's"]);
    expect(await labels({ text: "%" })).toEqual([]);
    expect(await labels({ filter: "platform" })).toEqual(["spring", "winter"]);
    expect(await labels({ filter: "active" })).toEqual(["spring"]);
    expect(await labels({ filter: "next" })).toEqual(["a creator's"]);
    expect(await labels({ filter: "revoked" })).toEqual(["winter"]);
  });

  test("shows what is due within two weeks, and nothing that has ended", async () => {
    expect(await labels({ filter: "due" })).toEqual([]);
    const soon = new Date(at.getTime() + 50 * DAY);
    expect(await labels({ filter: "due" }, soon)).toEqual(["a creator's", "spring"]);
  });
});

describe("one credential", () => {
  test("is told with its use, what of it is unusual, its history, and who took its place", async () => {
    const file = await readCredentialFile(open.database, ids.first, at);
    expect(file).toMatchObject({
      state: "revoked",
      reason: "It was in a screenshot.",
      calls: 54,
      errors: 4,
      refusals: 1,
      inForce: { id: ids.second },
      waiting: null,
    });
    expect(file.unusual).toEqual([
      "REALM refused it once in the last 24 hours (401 or 403).",
      "17 % of 24 calls failed in the last 24 hours, 0 % of 30 in the 7 days before.",
    ]);
    expect(file.days).toHaveLength(30);
    expect(file.days.at(-1)).toEqual({ day: "2026-03-10", calls: 24, errors: 4 });
    expect(file.days.at(-4)).toEqual({ day: "2026-03-07", calls: 30, errors: 0 });
    expect(file.deeds.map(({ action }) => action)).toEqual([
      "credential.added",
      "credential.verified",
      "credential.promoted",
      "credential.revoked",
    ]);
  });

  test("is told who took its place also where that does more, and what of its use nobody took over", async () => {
    const OTHER = "SysvarRent111111111111111111111111111111111";
    const inForce = async (...scopes: CredentialScope[]) => {
      const secret = secretOf(scopes.join("_"));
      const { id } = await vault.add({ owner: OTHER, label: "key", scopes, ...secret }, OPERATOR);
      await vault.markVerified(id, OPERATOR, secret, "usr_1");
      await vault.promote(id, OPERATOR);
      return id;
    };
    const placeOf = async (id: string) =>
      (await readCredentialFile(open.database, id, at)).inForce?.id ?? null;
    const narrow = await inForce("market");
    const wide = await inForce("browse", "market", "studio");
    expect(await placeOf(narrow)).toBe(wide);
    await inForce("browse");
    await vault.revoke(wide, "leaked", OPERATOR);
    expect(await placeOf(wide)).toBeNull();
    const rest = await inForce("market", "studio");
    expect([await placeOf(wide), await placeOf(narrow)]).toEqual([expect.any(String), rest]);
  });

  test.each(["", "x", "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44"])("is not found by %j", async (id) => {
    expect(await codeOf(readCredentialFile(open.database, id, at))).toBe("NOT_FOUND");
  });
});

describe("the evidence", () => {
  const evidenceOf = async (id: string) => {
    const instance = "https://app.test";
    const context = { database: open.database, now: () => at, instance, droppedCalls: () => 3 };
    return credentialEvidence(context, id, OPERATOR);
  };

  test("has what it is, each hour of use, each single call, and entries of a chain that holds", async () => {
    const { fileName, text } = await evidenceOf(ids.first);
    expect(fileName).toMatch(/^credential-[0-9a-f]{12}-2026-03-10T120000Z\.json$/u);
    const evidence = z
      .object({
        credential: z.object({ id: z.string(), reason: z.string() }),
        exportedBy: z.literal(OPERATOR),
        usageByHour: z.array(z.object({ calls: z.number() })),
        calls: z.object({
          ...{ keptSince: z.string(), droppedUnrecorded: z.number(), allThatIsKept: z.boolean() },
          newestFirst: z.array(z.object({ operation: z.string() })),
        }),
        auditEntries: z.array(z.object({ sequence: z.number() })),
        auditLog: z.object({ broken: z.null(), head: z.string() }),
      })
      .parse(JSON.parse(text));
    expect(evidence.credential).toEqual({ id: ids.first, reason: "It was in a screenshot." });
    expect(evidence.usageByHour.reduce((sum, { calls }) => sum + calls, 0)).toBe(54);
    expect(evidence.calls).toEqual({
      keptSince: new Date(at.getTime() - DAY).toISOString(),
      droppedUnrecorded: 3,
      allThatIsKept: true,
      newestFirst: [{ operation: "getListing" }, { operation: "getProfile" }],
    });
    expect(evidence.auditEntries).toHaveLength(4);
    // The very first entry of the log is among them, as it stands in the chain.
    const [entry] = evidence.auditEntries.map((one) => JSON.stringify(one));
    const whole = z.object({ auditEntries: z.array(z.unknown()) }).parse(JSON.parse(text));
    const [first] = whole.auditEntries.map((one) => JSON.stringify(one));
    expect(entry).toBe(JSON.stringify({ sequence: 1 }));
    expect((await verifyExport([first ?? ""], null)).broken).toBeNull();
  });

  test("and the list, and the file of one, hold nothing secret, sealed or not", async () => {
    const sealed = ["wrappedKey", "ciphertext", "masterKeyId"];
    const query = { text: "", filter: null, cursor: null };
    for (const id of [ids.first, ids.second]) {
      const told = [
        (await evidenceOf(id)).text,
        JSON.stringify(await readCredentialFile(open.database, id, at)),
        JSON.stringify(await searchCredentials(open.database, query, at)),
      ].join();
      for (const secret of ["rk_canary", "rs_canary", ...sealed])
        expect(told).not.toContain(secret);
    }
  });
});
