import { addressFromBytes, type Address } from "@/lib/core/solana";
import { ed25519 } from "@noble/curves/ed25519.js";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "@/lib/server/db/database";
import { sessions, signInChallenges } from "@/lib/server/db/schema/identity";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createChallenge, forgetChallenges, newBrowserToken, redeemChallenge } from "./challenges";
import { endSession, forgetSessions, liveSession, openSession, SESSION_SECONDS } from "./sessions";

const keyOf = (seed: number) => {
  const secret = new Uint8Array(32).fill(seed);
  return { secret, address: addressFromBytes(ed25519.getPublicKey(secret)) };
};
const wallet = keyOf(1);
const stranger = keyOf(2);
const now = new Date("2026-03-01T12:00:00.000Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const browser = newBrowserToken();

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());

const challenge = (address: Address = wallet.address, at: Date = now) =>
  createChallenge(open.database, {
    appUrl: new URL("https://countersign.example"),
    cluster: "mainnet-beta",
    address,
    browser,
    now: at,
  });

const bytes = (text: string) => new TextEncoder().encode(text);
const signed = (nonce: string, message: string, secret = wallet.secret) => ({
  nonce,
  signedMessage: bytes(message),
  signature: ed25519.sign(bytes(message), secret),
  browser,
  now,
});

describe("the message", () => {
  test("binds domain, address, URI, chain, nonce and both times", async () => {
    const { message, nonce, input } = await challenge();
    expect(message).toBe(
      [
        "countersign.example wants you to sign in with your Solana account:",
        wallet.address,
        "",
        "Sign in to Countersign. This costs nothing and moves nothing.",
        "",
        "URI: https://countersign.example",
        "Version: 1",
        "Chain ID: solana:mainnet",
        `Nonce: ${nonce}`,
        "Issued At: 2026-03-01T12:00:00.000Z",
        "Expiration Time: 2026-03-01T12:05:00.000Z",
      ].join("\n"),
    );
    expect(input.nonce).toBe(nonce);
    expect(nonce).toMatch(/^[A-Za-z0-9]{20,22}$/u);
  });

  test("has a nonce of its own every time", async () => {
    const nonces = await Promise.all([challenge(), challenge(), challenge()]);
    expect(new Set(nonces.map(({ nonce }) => nonce)).size).toBe(3);
  });
});

describe("a signed challenge", () => {
  test("signs in the wallet that it was made for", async () => {
    const { nonce, message } = await challenge();
    expect(await redeemChallenge(open.database, signed(nonce, message))).toBe(wallet.address);
  });

  test("works once: the same answer again is refused", async () => {
    const { nonce, message } = await challenge();
    await redeemChallenge(open.database, signed(nonce, message));
    await expect(redeemChallenge(open.database, signed(nonce, message))).rejects.toMatchObject({
      code: "CHALLENGE_EXPIRED",
    });
  });

  test("works once also when it comes ten times at the same moment", async () => {
    const { nonce, message } = await challenge();
    const tries = Array.from({ length: 10 }, () =>
      redeemChallenge(open.database, signed(nonce, message)),
    );
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is refused from the moment it expires", async () => {
    const { nonce, message } = await challenge();
    const answer = { ...signed(nonce, message), now: later(5 * 60 * 1000) };
    await expect(redeemChallenge(open.database, answer)).rejects.toMatchObject({
      code: "CHALLENGE_EXPIRED",
    });
  });

  test("of another browser is refused, and stays good for its own", async () => {
    const { nonce, message } = await challenge();
    const answer = signed(nonce, message);
    await expect(
      redeemChallenge(open.database, { ...answer, browser: newBrowserToken() }),
    ).rejects.toMatchObject({ code: "CHALLENGE_EXPIRED" });
    await expect(redeemChallenge(open.database, { ...answer, browser: "" })).rejects.toMatchObject({
      code: "CHALLENGE_EXPIRED",
    });
    expect(await redeemChallenge(open.database, answer)).toBe(wallet.address);
  });

  test("with a nonce that nobody made is refused", async () => {
    const { message } = await challenge();
    await expect(redeemChallenge(open.database, signed("madeUp", message))).rejects.toMatchObject({
      code: "CHALLENGE_EXPIRED",
    });
  });

  test("signed by another key, for a message that names the victim, signs nobody in", async () => {
    const { nonce, message } = await challenge();
    await expect(
      redeemChallenge(open.database, signed(nonce, message, stranger.secret)),
    ).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
  });

  test.each([
    [
      "another domain",
      (text: string) => text.replace("countersign.example wants", "evil.example wants"),
    ],
    [
      "another URI",
      (text: string) => text.replace("URI: https://countersign", "URI: https://evil"),
    ],
    ["another chain", (text: string) => text.replace("solana:mainnet", "solana:devnet")],
    ["a later expiry", (text: string) => text.replace("T12:05", "T23:05")],
    ["another address", (text: string) => text.replace(wallet.address, stranger.address)],
    ["a byte more", (text: string) => `${text}\n`],
    ["nothing in it", () => ""],
  ])("over a message with %s is refused, though its signature is good", async (_, alter) => {
    const { nonce, message } = await challenge();
    const altered = alter(message);
    expect(altered).not.toBe(message);
    await expect(redeemChallenge(open.database, signed(nonce, altered))).rejects.toMatchObject({
      code: "SIGN_IN_FAILED",
    });
  });

  test("that failed has used up its nonce: guessing again needs a new challenge", async () => {
    const { nonce, message } = await challenge();
    await redeemChallenge(open.database, signed(nonce, `${message}!`)).catch(() => undefined);
    await expect(redeemChallenge(open.database, signed(nonce, message))).rejects.toMatchObject({
      code: "CHALLENGE_EXPIRED",
    });
  });

  test.each([
    ["an all-zero signature", new Uint8Array(64)],
    [
      "the identity point and zero, which small-order keys accept",
      Uint8Array.from({ length: 64 }, (_, i) => (i === 0 ? 1 : 0)),
    ],
    ["a short signature", new Uint8Array(63)],
  ])("of the all-zero key with %s never passes", async (_, signature) => {
    const smallOrder = addressFromBytes(new Uint8Array(32));
    for (let count = 0; count < 16; count += 1) {
      const { nonce, message } = await challenge(smallOrder);
      await expect(
        redeemChallenge(open.database, {
          nonce,
          signedMessage: bytes(message),
          signature,
          browser,
          now,
        }),
      ).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
    }
  });

  test("is cleared from the database an hour after it expired, not before", async () => {
    const { nonce } = await challenge(wallet.address, now);
    const kept = () => open.database.$count(signInChallenges, eq(signInChallenges.nonce, nonce));
    await forgetChallenges(open.database, later(65 * 60 * 1000));
    expect(await kept()).toBe(1);
    await forgetChallenges(open.database, later(65 * 60 * 1000 + 1));
    expect(await kept()).toBe(0);
  });

  test("leaves no copy of the browser's cookie in the database", async () => {
    await challenge();
    const rows = await open.database.select().from(signInChallenges);
    expect(JSON.stringify(rows)).not.toContain(browser);
  });
});

describe("a session", () => {
  test("lives twelve hours and not a moment longer", async () => {
    const session = await openSession(open.database, wallet.address, now);
    expect(await liveSession(open.database, session.id, later(SESSION_SECONDS * 1000 - 1))).toEqual(
      session,
    );
    expect(await liveSession(open.database, session.id, later(SESSION_SECONDS * 1000))).toBeNull();
  });

  test("that was ended is dead at once, and ending it again keeps the first time", async () => {
    const session = await openSession(open.database, wallet.address, now);
    await endSession(open.database, session.id, later(1));
    expect(await liveSession(open.database, session.id, later(2))).toBeNull();
    await expect(endSession(open.database, session.id, later(3))).resolves.toBeUndefined();
  });

  test("has a new id every time, so that none can be planted", async () => {
    const [one, two] = [
      await openSession(open.database, wallet.address, now),
      await openSession(open.database, wallet.address, now),
    ];
    expect(one.id).not.toBe(two.id);
    await endSession(open.database, one.id, now);
    expect(await liveSession(open.database, two.id, later(1))).toEqual(two);
  });

  test("is cleared from the database a day after it expired, not before", async () => {
    const row = await openSession(open.database, wallet.address, now);
    const expiry = SESSION_SECONDS * 1000;
    const kept = () => open.database.$count(sessions, eq(sessions.id, row.id));
    await forgetSessions(open.database, later(expiry + 24 * 60 * 60 * 1000));
    expect(await kept()).toBe(1);
    await forgetSessions(open.database, later(expiry + 24 * 60 * 60 * 1000 + 1));
    expect(await kept()).toBe(0);
  });
});
