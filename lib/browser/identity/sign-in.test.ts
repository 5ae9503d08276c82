import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { address, toBase64 } from "@/lib/core/solana";
import { buyer, stranger } from "../review/testing/fixtures";
import { wallet } from "../review/testing/ports";
import { requestChallenge, signIn, type Challenge } from "./sign-in";

const challenge: Challenge = {
  input: {
    domain: "app.test",
    address: buyer,
    statement: "Sign in.",
    uri: "https://app.test",
    version: "1",
    chainId: "solana:localnet",
    nonce: "nonce123",
    issuedAt: "2026-11-21T22:00:00.000Z",
    expirationTime: "2026-11-21T22:05:00.000Z",
  },
  message: "the server's exact message",
  nonce: "nonce123",
  transaction: "AQID",
};
const signed = { signedMessage: Uint8Array.of(1), signature: Uint8Array.of(2), address: buyer };

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

const problem = (code: string, status: number): Answer => ({
  status,
  body: { type: "t", title: "A sentence.", status, code, requestId: "r" },
});

/** Stands in for the server: answers by path and keeps what it was sent. */
const serve = (
  answers: Readonly<Record<string, Answer>>,
): ReturnType<typeof vi.fn<typeof fetch>> => {
  const server = vi.fn<typeof fetch>((input) => {
    const answer = typeof input === "string" ? answers[input] : undefined;
    if (!answer) throw new Error("nobody should have asked for this");
    return Promise.resolve(Response.json(answer.body, { status: answer.status ?? 200 }));
  });
  vi.stubGlobal("fetch", server);
  return server;
};

const CALLBACK = "/api/auth/callback/solana";
const willing = {
  "/api/auth/csrf": { body: { csrfToken: "token" } },
  [CALLBACK]: { body: { url: "/" } },
  "/api/auth/session": { body: { wallet: buyer, expires: "x" } },
};

beforeEach(() => {
  vi.stubGlobal("fetch", () => {
    throw new Error("no server in this test");
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe("signIn", () => {
  it("hands over exactly what the wallet signed, with the nonce and the CSRF token", async () => {
    const server = serve(willing);
    await signIn(wallet({ signIn: () => Promise.resolve(signed) }), challenge);
    const sent = server.mock.calls.find(([path]) => path === CALLBACK)?.[1]?.body;
    expect(JSON.parse(typeof sent === "string" ? sent : "")).toEqual({
      csrfToken: "token",
      nonce: "nonce123",
      address: buyer,
      signedMessage: toBase64(signed.signedMessage),
      signature: toBase64(signed.signature),
      json: "true",
    });
  });

  it("lets a wallet without signIn sign the server's message as it stands", async () => {
    serve(willing);
    const signMessage = vi.fn(() => Promise.resolve(signed));
    await signIn(wallet({ signMessage }), challenge);
    expect(signMessage).toHaveBeenCalledExactlyOnceWith(
      new TextEncoder().encode(challenge.message),
    );
  });

  it("tells the browser's other tabs of a session, and of none that was not made", async () => {
    const otherTab = new BroadcastChannel("countersign-session");
    const heard = vi.fn();
    otherTab.addEventListener("message", heard);
    const willingWallet = wallet({ signIn: () => Promise.resolve(signed) });
    serve({ ...willing, "/api/auth/session": { body: {} } });
    await expect(signIn(willingWallet, challenge)).rejects.toThrow();
    serve(willing);
    await signIn(willingWallet, challenge);
    await expect.poll(() => heard.mock.calls.length).toBe(1);
    otherTab.close();
  });

  it("is not fooled by a login that answers 200 and makes no session", async () => {
    serve({ ...willing, "/api/auth/session": { body: {} } });
    const attempt = signIn(wallet({ signIn: () => Promise.resolve(signed) }), challenge);
    await expect(attempt).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
  });

  it("is not content with a session of somebody else's", async () => {
    serve({ ...willing, "/api/auth/session": { body: { wallet: stranger } } });
    const attempt = signIn(wallet({ signIn: () => Promise.resolve(signed) }), challenge);
    await expect(attempt).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
  });

  it("passes on why the server refused", async () => {
    serve({
      ...willing,
      [CALLBACK]: problem("CHALLENGE_EXPIRED", 401),
      "/api/auth/session": { body: {} },
    });
    const attempt = signIn(wallet({ signIn: () => Promise.resolve(signed) }), challenge);
    await expect(attempt).rejects.toMatchObject({ code: "CHALLENGE_EXPIRED" });
  });

  it("sends nothing when the wallet signed with another account", async () => {
    const other = { ...signed, address: stranger };
    const attempt = signIn(wallet({ signIn: () => Promise.resolve(other) }), challenge);
    await expect(attempt).rejects.toMatchObject({ kind: "failed" });
  });

  it("sends nothing when the person declines, and says so", async () => {
    const no = () => Promise.reject(Object.assign(new Error("no"), { code: 4001 }));
    await expect(signIn(wallet({ signIn: no }), challenge)).rejects.toMatchObject({
      kind: "declined",
    });
  });

  it("tells of a wallet that can sign no message", async () => {
    await expect(signIn(wallet(), challenge)).rejects.toMatchObject({ kind: "failed" });
  });
});

describe("requestChallenge", () => {
  it("asks one at a time, so that both answers are bound to the same browser cookie", async () => {
    let open = 0;
    let most = 0;
    vi.stubGlobal("fetch", async () => {
      open += 1;
      most = Math.max(most, open);
      await Promise.resolve();
      open -= 1;
      return Response.json(challenge);
    });
    await Promise.all([requestChallenge(address(buyer)), requestChallenge(address(buyer))]);
    expect(most).toBe(1);
  });

  it("asks again after a request that failed", async () => {
    serve({ "/api/identity/challenge": problem("RATE_LIMITED", 429) });
    await expect(requestChallenge(buyer)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    serve({ "/api/identity/challenge": { body: challenge } });
    await expect(requestChallenge(buyer)).resolves.toEqual(challenge);
  });
});
