import { randomBytes } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { verifyAudit } from "@/lib/server/audit/verify";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { auditLog } from "@/lib/server/db/schema/audit";
import { credentials } from "@/lib/server/db/schema/credentials";
import { dueAfter, dueness } from "./due";
import type { Environment } from "./made-for";
import { parseMasterKeys } from "./master-keys";
import { codeRefused } from "./testing/code-thrown";
import { seal } from "./envelope";
import { createVault, type NewCredential, type Vault } from "./vault";

const { learn } = vi.hoisted(() => ({ learn: vi.fn() }));
vi.mock("@/lib/server/log", async (original) => ({
  ...(await original<object>()),
  learnSecrets: learn,
}));

const ACTOR = "command line";
const keyText = randomBytes(32).toString("base64");

let open: OpenDatabase;
let vault: Vault;
let made = 0;

const vaultWith = (keys: string, environment: Environment = "development"): Vault =>
  createVault({
    database: open.database,
    keys: parseMasterKeys(keys),
    environment,
    dueAfter: (since) => dueAfter("production", since),
    now: () => new Date(),
  });

/** A credential nobody else has, of an owner of its own unless told. */
const fresh = (changes: Partial<NewCredential> = {}): NewCredential => {
  made += 1;
  return {
    owner: `owner ${made}`,
    label: `label ${made}`,
    scopes: ["browse", "market"],
    apiKey: `rk_canary_key_${made}`,
    apiSecret: `rs_canary_secret_${made}`,
    ...changes,
  };
};

const ready = async (credential: NewCredential): Promise<string> => {
  const { id } = await vault.add(credential, ACTOR);
  await vault.markVerified(id, ACTOR, credential, "usr_1");
  return id;
};

const states = async (owner: string): Promise<readonly string[]> =>
  (await vault.list(owner)).map(({ state }) => state);

beforeAll(async () => {
  open = await openTestDatabase();
  vault = vaultWith(keyText);
}, 120_000);

afterAll(() => open.close());

describe("the vault", () => {
  it("gives back the secret that was put in, and keeps it nowhere in clear", async () => {
    const credential = fresh();
    const { id } = await vault.add(credential, ACTOR);
    const { apiKey, apiSecret } = credential;
    expect(await vault.reveal(id)).toEqual({ apiKey, apiSecret });
    const rows = await open.database.select().from(credentials);
    const audit = await open.database.select().from(auditLog);
    expect(audit.length).toBeGreaterThan(0);
    expect(JSON.stringify([rows, audit])).not.toContain("canary");
  });

  it("is useless without its master key", async () => {
    const id = await ready(fresh());
    const thief = vaultWith(randomBytes(32).toString("base64"));
    expect(await codeRefused(thief.reveal(id))).toBe("VAULT_LOCKED");
  });

  it("keeps each environment to its own: production uses nothing that was added in development", async () => {
    const credential = fresh();
    const id = await ready(credential);
    await vault.promote(id, ACTOR);
    const production = vaultWith(keyText, "production");
    expect(await codeRefused(production.reveal(id))).toBe("CREDENTIAL_ENVIRONMENT");
    expect(await codeRefused(production.inUse(credential.owner))).toBe("CREDENTIAL_ENVIRONMENT");
    const { id: own } = await production.add(fresh(), ACTOR);
    expect(await production.reveal(own)).toHaveProperty("apiKey");
    expect(await codeRefused(vault.reveal(own))).toBe("CREDENTIAL_ENVIRONMENT");
  });

  it("takes what was sealed before environments were noted for development's", async () => {
    const id = await ready(fresh());
    const former = { apiKey: "rk_canary_former", apiSecret: "rs_canary_former" };
    await open.database
      .update(credentials)
      .set(seal(parseMasterKeys(keyText), id, JSON.stringify(former)))
      .where(eq(credentials.id, id));
    expect(await vault.reveal(id)).toEqual(former);
    const production = vaultWith(keyText, "production");
    expect(await codeRefused(production.reveal(id))).toBe("CREDENTIAL_ENVIRONMENT");
  });

  it.each([
    ["key", { apiKey: "rk_sandbox_0123456789abcdef" }],
    ["secret", { apiSecret: "rs_sandbox_0123456789abcdef" }],
  ])(
    "refuses the sandbox's %s in production, added or adopted, and keeps none of it",
    async (_, half) => {
      const production = vaultWith(keyText, "production");
      const credential = fresh(half);
      for (const keep of [
        () => production.add(credential, ACTOR),
        () => production.adopt(credential, ACTOR),
      ])
        expect(await codeRefused(keep())).toBe("CREDENTIAL_ENVIRONMENT");
      expect(await vault.list(credential.owner)).toEqual([]);
      expect((await vault.add(credential, ACTOR)).state).toBe("next");
    },
  );

  it("tells the log what it opens and what it is given before anything else is done with it", async () => {
    const given = fresh();
    learn.mockClear();
    const { id } = await vault.add(given, ACTOR);
    expect(learn).toHaveBeenCalledExactlyOnceWith(given.apiKey, given.apiSecret);
    learn.mockClear();
    await vault.reveal(id);
    expect(learn).toHaveBeenCalledExactlyOnceWith(given.apiKey, given.apiSecret);
    learn.mockClear();
    // Refused, and yet it has been read: the refusal itself must not be able to tell it.
    await codeRefused(vaultWith(keyText, "staging").reveal(id));
    expect(learn).toHaveBeenCalledExactlyOnceWith(given.apiKey, given.apiSecret);
  });

  it("takes a key once per owner, revoked ones included, and one next at a time", async () => {
    const first = fresh();
    const { id } = await vault.add(first, ACTOR);
    const { owner } = first;
    expect(await codeRefused(vault.add(fresh({ owner }), ACTOR))).toBe("CREDENTIAL_WAITING");
    await vault.revoke(id, "leaked", ACTOR);
    expect(await codeRefused(vault.add(first, ACTOR))).toBe("CREDENTIAL_KNOWN");
    expect(await codeRefused(vault.adopt(first, ACTOR))).toBe("CREDENTIAL_KNOWN");
  });

  it("takes the right secret after a wrong one, as long as nobody verified it", async () => {
    const wrong = fresh();
    const { id } = await vault.add(wrong, ACTOR);
    const right = { ...wrong, apiSecret: "rs_canary_right" };
    expect((await vault.add(right, ACTOR)).id).toBe(id);
    expect(await vault.reveal(id)).toMatchObject({ apiSecret: "rs_canary_right" });
    await vault.markVerified(id, ACTOR, right, "usr_1");
    expect(await codeRefused(vault.add(wrong, ACTOR))).toBe("CREDENTIAL_KNOWN");
    expect(await vault.reveal(id)).toMatchObject({ apiSecret: "rs_canary_right" });
  });

  it("promotes only what was verified; the active one retires, then goes, and its secret with it", async () => {
    const first = fresh();
    const { owner } = first;
    const { id } = await vault.add(first, ACTOR);
    expect(await codeRefused(vault.promote(id, ACTOR))).toBe("CREDENTIAL_UNVERIFIED");
    await vault.markVerified(id, ACTOR, first, "usr_1");
    await vault.promote(id, ACTOR);
    expect(await codeRefused(vault.retire(id, ACTOR))).toBe("CREDENTIAL_STATE");
    await vault.promote(await ready(fresh({ owner })), ACTOR);
    expect(await states(owner)).toEqual(["retiring", "active"]);
    expect(await vault.reveal(id)).toMatchObject({ apiKey: first.apiKey });
    await vault.retire(id, ACTOR);
    expect(await states(owner)).toEqual(["revoked", "active"]);
    expect(await codeRefused(vault.reveal(id))).toBe("CREDENTIAL_STATE");
  });

  it("never has two active ones, however many are promoted at once", async () => {
    const { owner } = fresh();
    for (let round = 0; round < 3; round += 1) {
      const id = await ready(fresh({ owner }));
      await Promise.allSettled([1, 2, 3, 4].map(() => vault.promote(id, ACTOR)));
      expect((await states(owner)).filter((state) => state === "active")).toHaveLength(1);
    }
  });

  it("replaces a compromised one by a verified next in the same breath", async () => {
    const { owner } = fresh();
    const stolen = await ready(fresh({ owner }));
    await vault.promote(stolen, ACTOR);
    const waiting = await ready(fresh({ owner }));
    const { replacement } = await vault.revoke(stolen, "found in a paste", ACTOR);
    expect(replacement?.id).toBe(waiting);
    expect((await vault.inUse(owner)).map(({ id }) => id)).toEqual([waiting]);
    expect((await vault.list(owner))[0]).toMatchObject({
      state: "revoked",
      reason: "found in a paste",
    });
  });

  it("does not put an unverified next in a compromised one's place", async () => {
    const { owner } = fresh();
    const stolen = await ready(fresh({ owner }));
    await vault.promote(stolen, ACTOR);
    await vault.add(fresh({ owner }), ACTOR);
    expect((await vault.revoke(stolen, "leaked", ACTOR)).replacement).toBeNull();
    expect(await vault.inUse(owner)).toEqual([]);
  });

  it("adopts the environment's only while nothing else is active", async () => {
    const { owner } = fresh();
    await vault.adopt(fresh({ owner }), "system");
    expect(await states(owner)).toEqual(["active"]);
    expect(await codeRefused(vault.adopt(fresh({ owner }), "system"))).toBe("CREDENTIAL_STATE");
  });

  it("is wrapped with a new master key, after which the former one opens nothing", async () => {
    const id = await ready(fresh());
    const next = randomBytes(32).toString("base64");
    const both = vaultWith(`${next},${keyText}`);
    expect((await both.rewrapAll(ACTOR)).wrapped).toBeGreaterThan(0);
    expect(await both.rewrapAll(ACTOR)).toEqual({ wrapped: 0, locked: [] });
    expect(await vaultWith(next).reveal(id)).toHaveProperty("apiKey");
    expect(await codeRefused(vault.reveal(id))).toBe("VAULT_LOCKED");
    const back = await vaultWith(`${keyText},${next}`).rewrapAll(ACTOR);
    expect(back.wrapped).toBeGreaterThan(0);
  });

  it("names those that no master key opens, and wraps all the others", async () => {
    const other = randomBytes(32).toString("base64");
    const next = randomBytes(32).toString("base64");
    const { id: lost } = await vaultWith(other).add(fresh(), ACTOR);
    const after = await ready(fresh());
    const told = await vaultWith(`${next},${keyText}`).rewrapAll(ACTOR);
    expect(told.locked).toEqual([lost]);
    expect(told.wrapped).toBeGreaterThan(0);
    expect(await vaultWith(next).reveal(after)).toHaveProperty("apiKey");
    await vaultWith(`${keyText},${next},${other}`).rewrapAll(ACTOR);
  });

  it("wraps each once, however many wrap at the same time, and loses no revocation to it", async () => {
    const ids = await Promise.all([ready(fresh()), ready(fresh()), ready(fresh())]);
    const next = randomBytes(32).toString("base64");
    const both = vaultWith(`${next},${keyText}`);
    const counts = await Promise.all([
      both.rewrapAll(ACTOR),
      both.rewrapAll(ACTOR),
      vault.revoke(ids[1], "leaked", ACTOR).then(() => 0),
    ]);
    const wrapped = await open.database
      .select({ id: auditLog.subject })
      .from(auditLog)
      .where(and(eq(auditLog.action, "credential.wrapped anew"), inArray(auditLog.subject, ids)));
    expect(new Set(wrapped.map(({ id }) => id)).size).toBe(wrapped.length);
    expect(counts[0].wrapped + counts[1].wrapped).toBeGreaterThanOrEqual(2);
    expect(await codeRefused(both.reveal(ids[1]))).toBe("CREDENTIAL_STATE");
    expect(await vaultWith(next).reveal(ids[2])).toHaveProperty("apiKey");
    await vaultWith(`${keyText},${next}`).rewrapAll(ACTOR);
  });

  it("writes every change into the audit log with who did it", async () => {
    const id = await ready(fresh());
    await vault.promote(id, "a wallet");
    await vault.revoke(id, "leaked", "a wallet");
    const rows = await open.database
      .select({ action: auditLog.action, actor: auditLog.actor })
      .from(auditLog)
      .where(eq(auditLog.subject, id))
      .orderBy(auditLog.sequence);
    expect(rows).toEqual([
      { action: "credential.added", actor: ACTOR },
      { action: "credential.verified", actor: ACTOR },
      { action: "credential.promoted", actor: "a wallet" },
      { action: "credential.revoked", actor: "a wallet" },
    ]);
    expect(await verifyAudit(open.database, null)).toMatchObject({ broken: null });
  });
});

it("a credential is due after 180, 90 and 60 days, and is reminded of two weeks before", () => {
  const since = new Date("2026-01-01T00:00:00Z");
  expect(dueAfter("development", since).toISOString()).toBe("2026-06-30T00:00:00.000Z");
  expect(dueAfter("staging", since).toISOString()).toBe("2026-04-01T00:00:00.000Z");
  const due = dueAfter("production", since);
  expect(due.toISOString()).toBe("2026-03-02T00:00:00.000Z");
  expect(
    ["2026-02-15", "2026-02-16", "2026-03-02"].map((day) => dueness(due, new Date(day))),
  ).toEqual(["fine", "soon", "overdue"]);
});
