import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { realmSigningRule } from "@/lib/core/realm";
import type { SigningRule } from "@/lib/core/signing";
import { createUpstream, signRequests, type Authenticate, type Upstream } from "..";
import { accessToken } from "./access-token";
import { bearer } from "./bearer";
import { issueWith } from "./client-credentials";

/** Seed M: no separator, the path with its query, the body, then the timestamp; lower-case hex. */
const mintMoveRule: SigningRule = {
  fields: ["method", "pathWithQuery", "body", "timestamp"],
  separator: "",
  encoding: "hex",
  headers: { key: "x-api-key", timestamp: "x-timestamp", signature: "x-signature" },
};
const credential = { apiKey: "key", apiSecret: "secret", id: "id", fingerprint: "print" };
const current = () => Promise.resolve(credential);

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

const opened: { server: Server; upstream: Upstream }[] = [];
afterEach(async () => {
  for (const { server, upstream } of opened.splice(0)) {
    await upstream.close();
    server.closeAllConnections();
    server.close();
  }
});

const listening = async (answer: (seen: Seen, count: number) => [number, unknown]) => {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(one);
      const [status, body] = answer(one, seen.length);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("no port");
  const upstream = createUpstream({
    name: "test",
    address: new URL(`http://127.0.0.1:${bound.port}/v1`),
    log: () => undefined,
  });
  opened.push({ server, upstream });
  const post = (authenticate: Authenticate) =>
    upstream.call({
      operation: "post",
      method: "POST",
      path: "/things",
      query: "a=1&b=%20",
      json: '{"n":1}',
      idempotencyKey: "k",
      authenticate,
    });
  return { seen, post, upstream };
};

const hmac = (text: string, encoding: "hex" | "base64"): string =>
  createHmac("sha256", "secret").update(text).digest(encoding);

describe("four ways to authenticate, one mechanism", () => {
  it("REALM's: newlines, no query, Base64", async () => {
    const { seen, post } = await listening(() => [200, {}]);
    await post(signRequests(realmSigningRule, current));
    const timestamp = String(seen[0]?.headers["x-timestamp"]);
    const text = `POST\n/v1/things\n${timestamp}\n{"n":1}`;
    expect(timestamp).toMatch(/^\d{10}$/u);
    expect(seen[0]?.headers).toMatchObject({
      "x-api-key": "key",
      "x-signature": hmac(text, "base64"),
    });
  });

  it("MintMove's: no separator, the query too, body before timestamp, hex", async () => {
    const { seen, post } = await listening(() => [200, {}]);
    await post(signRequests(mintMoveRule, current));
    const timestamp = String(seen[0]?.headers["x-timestamp"]);
    const text = `POST/v1/things?a=1&b=%20{"n":1}${timestamp}`;
    expect(seen[0]?.headers["x-signature"]).toBe(hmac(text, "hex"));
  });

  it("a bearer token", async () => {
    const { seen, post } = await listening(() => [200, {}]);
    await post(bearer(() => Promise.resolve("token-1"), credential));
    expect(seen[0]?.headers.authorization).toBe("Bearer token-1");
  });

  it("OAuth 2 client credentials: the secret goes to the token endpoint alone, form-encoded", async () => {
    const { seen, post, upstream } = await listening(({ url }) =>
      url === "/v1/oauth/token"
        ? [200, { access_token: "issued", token_type: "Bearer", expires_in: 3600 }]
        : [200, {}],
    );
    const issue = issueWith(upstream, {
      clientId: "an id",
      clientSecret: "s:cret",
      tokenPath: "/oauth/token",
    });
    await post(bearer(accessToken({ issue, now: Date.now }), credential));
    const basic = Buffer.from("an+id:s%3Acret").toString("base64");
    expect(seen.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ["/v1/oauth/token", `Basic ${basic}`],
      ["/v1/things?a=1&b=%20", "Bearer issued"],
    ]);
    expect(seen[0]?.body).toBe("grant_type=client_credentials");
  });

  it("takes the credential in force at each attempt, the idempotency key staying", async () => {
    const { seen, post } = await listening((_, count) => [count === 1 ? 503 : 200, {}]);
    let turn = 0;
    await post(
      signRequests(realmSigningRule, () => {
        turn += 1;
        return Promise.resolve({ ...credential, apiKey: `key ${turn}` });
      }),
    );
    expect(seen.map(({ headers }) => [headers["x-api-key"], headers["idempotency-key"]])).toEqual([
      ["key 1", "k"],
      ["key 2", "k"],
    ]);
  });

  it.each([
    [401, { error: "invalid_client", error_description: "canary" }],
    [200, { access_token: "canary", token_type: "mac", expires_in: 10 }],
    [200, { token: "canary" }],
  ])("does not take %i %j for a token, nor repeat it", async (status, body) => {
    const { upstream } = await listening(() => [status, body]);
    const issue = issueWith(upstream, { clientId: "a", clientSecret: "b", tokenPath: "/t" });
    const error: unknown = await issue().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain("canary");
  });
});

describe("an access token", () => {
  const world = (expiresIn = 3_600) => {
    const state = { now: 0, issued: 0, fails: false };
    const token = accessToken({
      issue: async () => {
        await Promise.resolve();
        if (state.fails) throw new Error("no answer");
        state.issued += 1;
        return { accessToken: `token ${state.issued}`, expiresIn };
      },
      now: () => state.now,
    });
    return { state, token };
  };

  it("is asked for once, however many need it at once", async () => {
    const { state, token } = world();
    const all = await Promise.all(Array.from({ length: 40 }, token));
    expect(new Set(all)).toEqual(new Set(["token 1"]));
    expect(state.issued).toBe(1);
  });

  it("is renewed five minutes before it expires, once also under concurrent use", async () => {
    const { state, token } = world();
    await token();
    state.now = 3_299_999;
    expect(await token()).toBe("token 1");
    state.now = 3_300_000;
    await Promise.all(Array.from({ length: 40 }, token));
    await expect.poll(token).toBe("token 2");
    expect(state.issued).toBe(2);
  });

  it("that lives is handed out at once while the next one is asked for", async () => {
    const answers = [Promise.resolve({ accessToken: "first", expiresIn: 3_600 })];
    const never = new Promise<{ accessToken: string; expiresIn: number }>(() => undefined);
    const state = { now: 0 };
    const token = accessToken({ issue: () => answers.shift() ?? never, now: () => state.now });
    await token();
    state.now = 3_300_000;
    const late = new Promise((resolve) => setImmediate(resolve, "waited"));
    expect(await Promise.race([token(), late])).toBe("first");
  });

  it("that died since its renewal failed is not handed out for the rest after that", async () => {
    const { state, token } = world();
    await token();
    state.fails = true;
    state.now = 3_597_000;
    expect(await token()).toBe("token 1");
    await new Promise((resolve) => setImmediate(resolve));
    state.now = 3_604_000;
    await expect(token()).rejects.toThrow("no answer");
  });

  it("of a short life is renewed at its half", async () => {
    const { state, token } = world(60);
    await token();
    state.now = 29_999;
    expect(await token()).toBe("token 1");
    state.now = 30_000;
    await expect.poll(token).toBe("token 2");
  });

  it("goes on while it lives when the renewal fails, and not a moment longer", async () => {
    const { state, token } = world();
    await token();
    state.fails = true;
    state.now = 3_400_000;
    expect(await token()).toBe("token 1");
    state.now = 3_600_000;
    await expect(token()).rejects.toThrow("no answer");
    state.fails = false;
    expect(await token()).toBe("token 2");
  });
});
