import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { addressFromBytes, type Address } from "@/lib/core/solana";
import { deedsTo } from "@/lib/server/audit";
import { credentials } from "@/lib/server/db/schema/credentials";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { fingerprintOf, type CredentialSecret } from "@/lib/server/vault";
import { connect } from "./connect";
import { readConnection } from "./connection";
import { disconnect } from "./disconnect";
import { changeProfile, readEmail, readProfile } from "./profile";
import { openTestAccounts, type TestAccounts } from "./testing/accounts";

const DAY = 24 * 60 * 60 * 1000;

let accounts: TestAccounts;
/** Somebody new for each test: keys are remembered by wallet. */
let wallet: Address;
let key: CredentialSecret;

beforeAll(async () => {
  accounts = await openTestAccounts();
}, 120_000);
afterAll(() => accounts.close());
beforeEach(async () => {
  wallet = addressFromBytes(randomBytes(32));
  key = await accounts.issueKey("Creator 1");
});

const rowsOf = (owner: Address) =>
  accounts.context.database.select().from(credentials).where(eq(credentials.owner, owner));
const begin = () =>
  accounts.context.vault.add(
    { owner: wallet, label: "a REALM account", scopes: ["market", "studio"], ...key },
    wallet,
  );
/** REALM's id of a key's account. */
const accountOf = (secret: CredentialSecret) => accounts.context.verify(secret, ["browse"], null);
const states = async () => (await rowsOf(wallet)).map(({ state }) => state).toSorted();

describe("connecting a REALM account", () => {
  it("keeps what REALM takes for the wallet's market and studio, and tells nothing secret of it", async () => {
    const connection = await connect(accounts.context, wallet, key);
    expect(connection).toMatchObject({
      active: {
        fingerprint: fingerprintOf(key.apiKey),
        state: "active",
        ageDays: 0,
        dueInDays: 60,
        due: "fine",
        endedAt: null,
      },
      earlier: [],
    });
    for (const secret of Object.values(key))
      expect(JSON.stringify([connection, await rowsOf(wallet)])).not.toContain(secret);
    const [row] = await rowsOf(wallet);
    expect(row?.scopes).toBe("market+studio");
    const deeds = await deedsTo(accounts.context.database, row?.id ?? "");
    expect(deeds.map(({ actor, action }) => [actor, action])).toEqual([
      [wallet, "credential.added"],
      [wallet, "credential.verified"],
      [wallet, "credential.promoted"],
    ]);
    const signed = accounts.realmOf(wallet).cancelListing("list_of_nobody");
    expect(await codeOf(signed)).toBe("LISTING_NOT_FOUND");
  });

  it("keeps nothing of what REALM refuses, and the right secret for the same key works then", async () => {
    const slip = { ...key, apiSecret: `${key.apiSecret}x` };
    expect(await codeOf(connect(accounts.context, wallet, slip))).toBe("CREDENTIAL_REFUSED");
    const unknown = { ...key, apiKey: "rk_sandbox_of_nobody" };
    expect(await codeOf(connect(accounts.context, wallet, unknown))).toBe("CREDENTIAL_REFUSED");
    expect(await rowsOf(wallet)).toEqual([]);
    expect((await connect(accounts.context, wallet, key)).active).not.toBeNull();
  });

  it("keeps nothing where REALM could not be asked", async () => {
    const verify = () => Promise.reject(new CodedError("REALM_UNAVAILABLE", "no answer"));
    const away = connect({ ...accounts.context, verify }, wallet, key);
    expect(await codeOf(away)).toBe("REALM_UNAVAILABLE");
    expect(await rowsOf(wallet)).toEqual([]);
  });

  it("sent twice at once, and once more later, connects once and asks REALM no more", async () => {
    const twice = [
      connect(accounts.context, wallet, key),
      connect(accounts.context, wallet, key),
    ] as const;
    const [left, right] = await Promise.all(twice);
    expect(left.active?.fingerprint).toBe(right.active?.fingerprint);
    const before = accounts.asked();
    await connect(accounts.context, wallet, key);
    expect(accounts.asked()).toBe(before);
    expect(await states()).toEqual(["active"]);
  });

  it("goes on where a process died, whatever it had done by then", async () => {
    await begin();
    await connect(accounts.context, wallet, key);
    expect(await states()).toEqual(["active"]);

    wallet = addressFromBytes(randomBytes(32));
    const { id } = await begin();
    await accounts.context.vault.markVerified(id, wallet, key, await accountOf(key));
    await connect(accounts.context, wallet, key);
    expect(await states()).toEqual(["active"]);
  });

  it("with another key waits for one that is being connected, and clears away one that was abandoned", async () => {
    await begin();
    const other = await accounts.issueKey("Creator 1");
    expect(await codeOf(connect(accounts.context, wallet, other))).toBe("CREDENTIAL_BUSY");
    accounts.pass(60_000);
    const { active } = await connect(accounts.context, wallet, other);
    expect(active?.fingerprint).toBe(fingerprintOf(other.apiKey));
    expect(await states()).toEqual(["active", "revoked"]);
  });

  it("reminds from two weeks before a key is due, and says by how much it is overdue", async () => {
    await connect(accounts.context, wallet, key);
    const at = async () => (await readConnection(accounts.context, wallet)).active;
    accounts.pass(47 * DAY);
    expect(await at()).toMatchObject({ due: "soon", ageDays: 47, dueInDays: 13 });
    accounts.pass(15 * DAY);
    expect(await at()).toMatchObject({ due: "overdue", ageDays: 62, dueInDays: -2 });
  });
});

describe("replacing a key", () => {
  it("puts the new one in force, and only then erases the old one's secret", async () => {
    await connect(accounts.context, wallet, key);
    const wrong = { ...(await accounts.issueKey("Creator 1")), apiSecret: "not-the-right-one" };
    expect(await codeOf(connect(accounts.context, wallet, wrong))).toBe("CREDENTIAL_REFUSED");
    expect((await readConnection(accounts.context, wallet)).active?.fingerprint).toBe(
      fingerprintOf(key.apiKey),
    );

    const next = await accounts.issueKey("Creator 1");
    expect(await connect(accounts.context, wallet, next)).toMatchObject({
      active: { fingerprint: fingerprintOf(next.apiKey) },
      earlier: [{ fingerprint: fingerprintOf(key.apiKey), state: "revoked" }],
    });
    const old = (await rowsOf(wallet)).find(({ state }) => state === "revoked");
    expect(old?.ciphertext).toBeNull();
  });

  it("is refused with another account's key, in force or disconnected, until its owner says so", async () => {
    await connect(accounts.context, wallet, key);
    const other = await accounts.issueKey("Creator 2");
    const switching = () => codeOf(connect(accounts.context, wallet, other));
    expect(await switching()).toBe("CREDENTIAL_OTHER_ACCOUNT");
    await accounts.sandbox.command("POST", "/keys/revoke", { apiKey: key.apiKey });
    expect(await switching()).toBe("CREDENTIAL_OTHER_ACCOUNT");
    expect(await states()).toEqual(["active"]);
    await disconnect(accounts.context, wallet);
    expect(await switching()).toBe("CREDENTIAL_OTHER_ACCOUNT");
    expect(await states()).toEqual(["revoked"]);
    const meant = await connect(accounts.context, wallet, { ...other, otherAccount: true });
    expect(meant.active?.fingerprint).toBe(fingerprintOf(other.apiKey));
  });

  it("learns the account of one in force that was never asked for, before it compares", async () => {
    await connect(accounts.context, wallet, key);
    await accounts.context.database
      .update(credentials)
      .set({ account: null })
      .where(eq(credentials.owner, wallet));
    const other = await accounts.issueKey("Creator 2");
    expect(await codeOf(connect(accounts.context, wallet, other))).toBe("CREDENTIAL_OTHER_ACCOUNT");
    expect((await rowsOf(wallet)).map((row) => row.account)).toEqual([expect.any(String)]);
  });

  it("erases an old secret that a process died before erasing", async () => {
    await connect(accounts.context, wallet, key);
    key = await accounts.issueKey("Creator 1");
    const { id } = await begin();
    await accounts.context.vault.markVerified(id, wallet, key, await accountOf(key));
    await accounts.context.vault.promote(id, wallet);
    expect(await states()).toEqual(["active", "retiring"]);
    await connect(accounts.context, wallet, key);
    expect(await states()).toEqual(["active", "revoked"]);
  });
});

describe("disconnecting", () => {
  it("erases every secret of the wallet and nobody else's, and never takes the key again", async () => {
    const other = addressFromBytes(randomBytes(32));
    await connect(accounts.context, other, key);
    await connect(accounts.context, wallet, key);
    key = await accounts.issueKey("Creator 1");
    await begin();

    expect(await disconnect(accounts.context, wallet)).toMatchObject({ active: null });
    expect(await states()).toEqual(["revoked", "revoked"]);
    expect((await rowsOf(wallet)).every(({ ciphertext }) => ciphertext === null)).toBe(true);
    expect((await readConnection(accounts.context, other)).active).not.toBeNull();

    const before = accounts.asked();
    expect(await codeOf(connect(accounts.context, wallet, key))).toBe("CREDENTIAL_KNOWN");
    expect(accounts.asked()).toBe(before);
    expect(await disconnect(accounts.context, wallet)).toMatchObject({ active: null });
  });
});

describe("the profile at REALM", () => {
  it("is read with the wallet's own key, its e-mail masked until asked for", async () => {
    expect(await codeOf(readProfile(accounts.context, wallet))).toBe("CREDENTIAL_REQUIRED");
    await connect(accounts.context, wallet, key);
    const profile = await readProfile(accounts.context, wallet);
    const email = await readEmail(accounts.context, wallet);
    expect(email).toMatch(/^[^@]{2,}@/u);
    expect(profile.maskedEmail).toBe(`${email.slice(0, 1)}•••${email.slice(email.indexOf("@"))}`);
    expect(JSON.stringify(profile)).not.toContain(email);
    expect(profile.wallet).toBe(accounts.sandbox.creators[0]?.wallet);
    expect(profile.quota.limit).toBeGreaterThan(0);
  });

  it("takes another name, not one that is taken, and the session's own wallet", async () => {
    await connect(accounts.context, wallet, key);
    const rival = addressFromBytes(randomBytes(32));
    await connect(accounts.context, rival, await accounts.issueKey("Creator 2"));
    const { username } = await readProfile(accounts.context, rival);
    const taken = changeProfile(accounts.context, wallet, { username });
    expect(await codeOf(taken)).toBe("USERNAME_TAKEN");
    const renamed = await changeProfile(accounts.context, wallet, { username: "neon.muse" });
    expect(renamed.username).toBe("neon.muse");

    const own = accounts.sandbox.creators[1]?.wallet ?? wallet;
    await connect(accounts.context, own, await accounts.issueKey("Creator 1"));
    expect(await changeProfile(accounts.context, own, { wallet: "this" })).toMatchObject({
      username: "neon.muse",
      wallet: own,
    });
  });

  it("says that it is the wallet's key REALM does not take, once it was revoked there", async () => {
    await connect(accounts.context, wallet, key);
    await accounts.sandbox.command("POST", "/keys/revoke", { apiKey: key.apiKey });
    expect(await codeOf(readProfile(accounts.context, wallet))).toBe("CREDENTIAL_REFUSED");
    expect((await readConnection(accounts.context, wallet)).active).not.toBeNull();
  });
});
