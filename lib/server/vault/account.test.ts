import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "@/lib/server/audit/verify";
import type { OpenDatabase } from "@/lib/server/db/database";
import { auditLog } from "@/lib/server/db/schema/audit";
import { credentials } from "@/lib/server/db/schema/credentials";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import type { CredentialScope } from "./credential";
import { codeRefused } from "./testing/code-thrown";
import { testVault } from "./testing/test-vault";
import type { Vault } from "./vault";

const ACTOR = "command line";
const ALL = ["browse", "market", "studio"] as const;
const FIRST = "usr_first";
const OTHER = "usr_other";

let open: OpenDatabase;
let vault: Vault;
let owner: string;

const verified = async (account: string, scopes: readonly CredentialScope[] = ALL) => {
  const secret = { apiKey: `rk_canary_${randomUUID()}`, apiSecret: `rs_canary_${randomUUID()}` };
  const { id } = await vault.add({ owner, label: account, scopes, ...secret }, ACTOR);
  await vault.markVerified(id, ACTOR, secret, account);
  return id;
};

const inForce = async (account: string, scopes: readonly CredentialScope[] = ALL) => {
  const id = await verified(account, scopes);
  await vault.promote(id, ACTOR);
  return id;
};

const promoting = (id: string, otherAccount = false) =>
  codeRefused(vault.promote(id, ACTOR, { otherAccount }));

beforeAll(async () => {
  open = await openTestDatabase();
  vault = testVault({ database: open.database });
}, 120_000);
afterAll(() => open.close());

describe("a key of another REALM account than the last one in force", () => {
  it("is kept with the account that REALM told, and put in force only by who says so", async () => {
    owner = "beside";
    await inForce(FIRST);
    const other = await verified(OTHER);
    expect((await vault.read(other)).account).toBe(OTHER);
    expect(await promoting(other)).toBe("CREDENTIAL_OTHER_ACCOUNT");
    expect((await vault.read(other)).state).toBe("next");
    expect(await promoting(other, true)).toBeNull();
    const promoted = and(eq(auditLog.subject, other), eq(auditLog.action, "credential.promoted"));
    const [entry] = await open.database.select().from(auditLog).where(promoted);
    expect(entry?.details).toMatchObject({ otherAccount: "meant" });
    expect(await verifyAudit(open.database, null)).toMatchObject({ broken: null });
  });

  it("is noticed after that one was revoked and nothing is in force, however often it is tried", async () => {
    owner = "revoked";
    await vault.revoke(await inForce(FIRST), "leaked", ACTOR);
    const other = await verified(OTHER);
    expect(await promoting(other)).toBe("CREDENTIAL_OTHER_ACCOUNT");
    expect(await promoting(other)).toBe("CREDENTIAL_OTHER_ACCOUNT");
    await vault.revoke(other, "a slip", ACTOR);
    // It never was in force: the last one that was is what counts.
    expect(await promoting(await verified(FIRST))).toBeNull();
  });

  it("does not take a compromised one's place by itself", async () => {
    owner = "replacement";
    const stolen = await inForce(FIRST);
    const other = await verified(OTHER);
    expect((await vault.revoke(stolen, "leaked", ACTOR)).replacement).toBeNull();
    expect(await promoting(other, true)).toBeNull();
  });

  it("is never in force beside one of the former account, whoever says so", async () => {
    owner = "two accounts";
    const former = await inForce(FIRST);
    const narrow = await verified(OTHER, ["browse"]);
    expect(await promoting(narrow, true)).toBe("CREDENTIAL_OTHER_ACCOUNT");
    await vault.revoke(former, "to another account", ACTOR);
    expect(await promoting(narrow, true)).toBeNull();
  });

  it("is found by the promotion itself: of two accounts' keys promoted at once one is refused", async () => {
    owner = "at once";
    const [left, right] = [await verified(FIRST, ["market"]), await verified(OTHER, ["studio"])];
    const codes = await Promise.all([promoting(left), promoting(right)]);
    expect(codes.toSorted()).toEqual(["CREDENTIAL_OTHER_ACCOUNT", null]);
  });
});

describe("a row from before accounts were kept", () => {
  const forget = (id: string) =>
    open.database.update(credentials).set({ account: null }).where(eq(credentials.id, id));

  it("is promoted once it is verified again", async () => {
    owner = "next";
    const id = await verified(FIRST);
    await forget(id);
    expect(await promoting(id)).toBe("CREDENTIAL_UNVERIFIED");
    await vault.markVerified(id, ACTOR, await vault.reveal(id), FIRST);
    expect(await promoting(id)).toBeNull();
  });

  it("says nothing of the account that its owner's things are of; the one before it does", async () => {
    owner = "unknown";
    await forget(await inForce(FIRST));
    expect(await promoting(await verified(OTHER))).toBeNull();
    await forget(await inForce(OTHER));
    expect(await promoting(await verified(FIRST))).toBe("CREDENTIAL_OTHER_ACCOUNT");
  });

  it("that waits verified still takes a compromised one's place", async () => {
    owner = "fallback";
    const stolen = await inForce(FIRST);
    const waiting = await verified(FIRST);
    await forget(waiting);
    expect((await vault.revoke(stolen, "leaked", ACTOR)).replacement?.id).toBe(waiting);
  });
});
