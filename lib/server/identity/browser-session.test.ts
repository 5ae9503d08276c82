import { addressFromBytes, toBase64 } from "@/lib/core/solana";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { ed25519 } from "@noble/curves/ed25519.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { signInRequestSchema, signInWithSolana } from "./authenticate";
import { createChallenge, newBrowserToken } from "./challenges";
import { readAuth } from "./read-auth";
import { liveSession, openSession } from "./sessions";
import { signOut } from "./sign-out";

const APP = "https://countersign.example";
const COOKIE = "__Host-countersign.session";
const SECRET = new Uint8Array(32).fill(3);
const WALLET = addressFromBytes(ed25519.getPublicKey(SECRET));

/** As much of next-auth's options as it takes to be next-auth. */
const optionsSchema = z.object({
  providers: z.tuple([
    z.object({
      options: z.object({
        authorize: z.custom<(credentials: unknown) => Promise<unknown>>(
          (value) => typeof value === "function",
        ),
      }),
    }),
  ]),
});

const mocks = vi.hoisted(() => ({ nextAuth: vi.fn(), currentSession: vi.fn(), database: vi.fn() }));
vi.mock("next-auth", () => ({ default: mocks.nextAuth }));
vi.mock("./current-session", () => ({ currentSession: mocks.currentSession }));
vi.mock("@/lib/server/db", () => ({ database: mocks.database }));
vi.mock("@/lib/server/env", () => ({
  env: () => ({ appUrl: new URL(APP), nextAuthSecret: "n".repeat(32) }),
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
  mocks.database.mockResolvedValue(open.database);
}, 120_000);
afterAll(() => open.close());
beforeEach(() => {
  mocks.nextAuth.mockReset().mockResolvedValue(Response.json({ from: "next-auth" }));
  mocks.currentSession.mockReset().mockResolvedValue(null);
});

const get = (path: string, cookie = "") => new Request(`${APP}${path}`, { headers: { cookie } });

describe("what next-auth is asked", () => {
  test("never has the query: a callbackUrl of somebody else is not even looked at", async () => {
    await readAuth(get("/api/auth/session?callbackUrl=x&error=y"), { nextauth: ["session"] });
    expect(mocks.nextAuth.mock.calls[0]?.[0]).toMatchObject({ url: `${APP}/api/auth/session` });
  });

  test("and fails at, leaves as a coded error instead of its own document", async () => {
    mocks.nextAuth.mockResolvedValue(Response.json({ message: "inside" }, { status: 500 }));
    await expect(readAuth(get("/api/auth/csrf"), { nextauth: ["csrf"] })).rejects.toMatchObject({
      code: "INTERNAL",
    });
  });
});

describe("the cookie of a session that has ended", () => {
  test("is taken away when it is shown, not renewed", async () => {
    const request = get("/api/auth/session", `${COOKIE}=dead`);
    const answer = await readAuth(request, { nextauth: ["session"] });
    expect(await answer.json()).toEqual({});
    expect(answer.headers.get("set-cookie")).toMatch(
      /^__Host-countersign\.session=; .*Max-Age=0; Secure; HttpOnly/u,
    );
    expect(mocks.nextAuth).not.toHaveBeenCalled();
  });

  test("is taken away by signing out too, which needs no session", async () => {
    const answer = await signOut();
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toContain(`${COOKIE}=; Path=/`);
  });
});

test("signing out ends the row, whatever becomes of the cookie", async () => {
  const session = await openSession(open.database, WALLET, new Date());
  mocks.currentSession.mockResolvedValue(session);
  await signOut();
  expect(await liveSession(open.database, session.id, new Date())).toBeNull();
});

describe("signing in", () => {
  const attempt = async (change: (text: string) => string = (text) => text) => {
    const browser = newBrowserToken();
    const { nonce, message } = await createChallenge(open.database, {
      appUrl: new URL(APP),
      cluster: "devnet",
      address: WALLET,
      browser,
      now: new Date(),
    });
    const signed = new TextEncoder().encode(change(message));
    const body = signInRequestSchema.parse({
      nonce,
      address: WALLET,
      signedMessage: toBase64(signed),
      signature: toBase64(ed25519.sign(signed, SECRET)),
      csrfToken: "t",
      json: "true",
    });
    mocks.nextAuth.mockImplementation(async (...asked: unknown[]) => {
      const { providers } = optionsSchema.parse(asked[2]);
      return Response.json(await providers[0].options.authorize(body));
    });
    const request = new Request(`${APP}/api/auth/callback/solana`, {
      method: "POST",
      headers: { cookie: `__Host-countersign.browser=${browser}` },
    });
    return signInWithSolana(request, { nextauth: ["callback", "solana"] }, body);
  };

  test("ends the session that the browser had: its cookie is replaced, so nobody else could", async () => {
    const before = await openSession(open.database, WALLET, new Date());
    mocks.currentSession.mockResolvedValue(before);
    const answer = await attempt();
    expect(await answer.json()).toMatchObject({ name: WALLET });
    expect(await liveSession(open.database, before.id, new Date())).toBeNull();
  });

  test("that fails leaves the session that the browser had alone", async () => {
    const before = await openSession(open.database, WALLET, new Date());
    mocks.currentSession.mockResolvedValue(before);
    await expect(attempt((text) => `${text}!`)).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
    expect(await liveSession(open.database, before.id, new Date())).toEqual(before);
  });

  test.each([
    ["a NUL in the nonce, which Postgres would refuse", { nonce: `${"a".repeat(20)}\0` }],
    ["a nonce of another alphabet", { nonce: "0OIl".repeat(5) }],
    ["base64 with bits left over", { signature: "AB==" }],
    ["a message that is no base64", { signedMessage: "not base64!" }],
  ])("with %s is refused by its schema", (_, wrong) => {
    const right = {
      nonce: "a".repeat(22),
      address: WALLET,
      signedMessage: "AAAA",
      signature: "AAAA",
      csrfToken: "t",
      json: "true",
    };
    expect(signInRequestSchema.safeParse(right).success).toBe(true);
    expect(signInRequestSchema.safeParse({ ...right, ...wrong }).success).toBe(false);
  });
});
