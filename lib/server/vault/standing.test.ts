import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/lib/server/db/database";
import { credentials } from "@/lib/server/db/schema/credentials";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import type { CredentialScope } from "./credential";
import { dueAfter } from "./due";
import { parseMasterKeys } from "./master-keys";
import { createCredentialSource } from "./source";
import { codeRefused } from "./testing/code-thrown";
import { createVault, type NewCredential, type Vault } from "./vault";

const ACTOR = "command line";
const keyText = randomBytes(32).toString("base64");

let open: OpenDatabase;
let vault: Vault;
let owner: string;

const vaultWith = (keys: string): Vault =>
  createVault({
    database: open.database,
    keys: parseMasterKeys(keys),
    environment: "development",
    dueAfter: (since) => dueAfter("production", since),
    now: () => new Date(),
  });

const fresh = (...scopes: CredentialScope[]): NewCredential => ({
  owner,
  label: scopes.join(" "),
  scopes,
  apiKey: `rk_canary_${randomUUID()}`,
  apiSecret: `rs_canary_${randomUUID()}`,
});

const ready = async (...scopes: CredentialScope[]): Promise<string> => {
  const credential = fresh(...scopes);
  const { id } = await vault.add(credential, ACTOR);
  await vault.markVerified(id, ACTOR, credential, "usr_1");
  return id;
};

const inForce = async (...scopes: CredentialScope[]): Promise<string> => {
  const id = await ready(...scopes);
  await vault.promote(id, ACTOR);
  return id;
};

const states = async () => (await vault.list(owner)).map(({ label, state }) => [label, state]);

const usedFor = async (scope: CredentialScope): Promise<string> =>
  (await createCredentialSource({ vault, owner, now: Date.now }).current(scope)).id;

beforeAll(async () => {
  open = await openTestDatabase();
  vault = vaultWith(keyText);
}, 120_000);
afterAll(() => open.close());

describe("credentials of one owner for different operations", () => {
  it("a wider one replaces every one it takes over from, and says which", async () => {
    owner = "wider";
    const first = await inForce("market", "studio");
    const second = await inForce("browse");
    const wide = await ready("browse", "market", "studio");
    const { promoted, replaced, wider } = await vault.promote(wide, ACTOR);
    expect([promoted.id, replaced.map(({ id }) => id), wider]).toEqual([wide, [first, second], []]);
    expect(await states()).toEqual([
      ["market studio", "retiring"],
      ["browse", "retiring"],
      ["browse market studio", "active"],
    ]);
    expect(await usedFor("market")).toBe(wide);
    await vault.retire(first, ACTOR);
  });

  it("a narrower one takes its operation from a wider one, which retires once nothing is left to it", async () => {
    owner = "narrower";
    const wide = await inForce("browse", "market", "studio");
    const browsing = await ready("browse");
    const one = await vault.promote(browsing, ACTOR);
    expect([one.replaced, one.wider.map(({ id }) => id)]).toEqual([[], [wide]]);
    expect([await usedFor("browse"), await usedFor("studio")]).toEqual([browsing, wide]);
    const rest = await vault.promote(await ready("market", "studio"), ACTOR);
    expect([rest.replaced.map(({ id }) => id), rest.wider]).toEqual([[wide], []]);
    expect(await states()).toEqual([
      ["browse market studio", "retiring"],
      ["browse", "active"],
      ["market studio", "active"],
    ]);
  });

  it("one that shares some operations with another, each having its own, is not put in force", async () => {
    owner = "partial";
    await inForce("browse", "market");
    expect(await codeRefused(vault.promote(await ready("market", "studio"), ACTOR))).toBe(
      "CREDENTIAL_STATE",
    );
    expect(await states()).toEqual([
      ["browse market", "active"],
      ["market studio", "next"],
    ]);
  });

  it("waits alone for its operations, and nothing is adopted beside one in force for one of them", async () => {
    owner = "waiting";
    await ready("browse", "market", "studio");
    expect(await codeRefused(vault.add(fresh("market"), ACTOR))).toBe("CREDENTIAL_WAITING");
    owner = "adopting";
    await inForce("market");
    const adopting = vault.adopt(fresh("browse", "market", "studio"), "system");
    expect(await codeRefused(adopting)).toBe("CREDENTIAL_STATE");
  });

  it("a compromised one is replaced by a verified next that does all it did, and by no other", async () => {
    owner = "compromised";
    const stolen = await inForce("market", "studio");
    const waiting = await ready("browse", "market", "studio");
    expect((await vault.revoke(stolen, "leaked", ACTOR)).replacement?.id).toBe(waiting);
    const narrower = await ready("browse");
    const { replacement } = await vault.revoke(waiting, "leaked", ACTOR);
    expect([replacement, (await vault.list(owner)).at(-1)?.id]).toEqual([null, narrower]);
    expect((await vault.list(owner)).at(-1)?.state).toBe("next");
  });

  it("is revoked whatever waits: what can't be put in force beside another stays where it is", async () => {
    owner = "entangled";
    const stolen = await inForce("market");
    await inForce("browse", "studio");
    await ready("market", "studio");
    expect(await vault.revoke(stolen, "leaked", ACTOR)).toMatchObject({
      revoked: { id: stolen },
      replacement: null,
    });
    expect((await states()).map(([, state]) => state)).toEqual(["revoked", "active", "next"]);
  });
});

describe("a verification", () => {
  it("holds for the secret that was asked about, not for one that took its place meanwhile", async () => {
    owner = "corrected";
    const asked = fresh("market");
    const { id } = await vault.add(asked, ACTOR);
    await vault.add({ ...asked, apiSecret: "rs_canary_another" }, ACTOR);
    expect(await codeRefused(vault.markVerified(id, ACTOR, asked, "usr_1"))).toBe(
      "CREDENTIAL_STATE",
    );
    expect(await codeRefused(vault.promote(id, ACTOR))).toBe("CREDENTIAL_UNVERIFIED");
    await vault.markVerified(id, ACTOR, { ...asked, apiSecret: "rs_canary_another" }, "usr_1");
    expect((await vault.promote(id, ACTOR)).promoted.state).toBe("active");
  });

  it("is not disturbed by a new master key that came between", async () => {
    owner = "wrapped";
    const asked = fresh("market");
    const { id } = await vault.add(asked, ACTOR);
    const both = vaultWith(`${randomBytes(32).toString("base64")},${keyText}`);
    await both.rewrapAll(ACTOR);
    expect((await both.markVerified(id, ACTOR, asked, "usr_1")).verifiedAt).not.toBeNull();
    await both.revoke(id, "drill", ACTOR);
  });
});

describe("a row whose label was changed in the database", () => {
  it.each([
    ["owner", { owner: "somebody else" }],
    ["scopes", { scopes: "browse+market+studio" }],
  ])("opens no more where it is its %s", async (column, relabelled) => {
    owner = `relabelled ${column}`;
    const id = await inForce("browse");
    await open.database.update(credentials).set(relabelled).where(eq(credentials.id, id));
    const now = { owner, ...relabelled }.owner;
    for (const work of [
      () => vault.reveal(id),
      () => vault.inUse(now),
      () => vault.markVerified(id, ACTOR, fresh("browse"), "usr_1"),
    ])
      expect(await codeRefused(work())).toBe("VAULT_LOCKED");
    await vault.revoke(id, "drill", ACTOR);
  });
});
