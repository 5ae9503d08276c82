import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base58 } from "@scure/base";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startWallet, type SandboxWallet } from ".";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let dataDir: string;
let wallet: SandboxWallet;

/** A request with exactly these headers; fetch would not send some of them. */
const call = (
  path: string,
  headers: Record<string, string> = {},
  body?: string,
  method = body === undefined ? "GET" : "POST",
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(`${wallet.url}${path}`, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });

const own = { "Sec-Fetch-Site": "same-origin" };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sandbox-wallet-"));
  wallet = await startWallet({
    host: "127.0.0.1",
    port: 0,
    dataDir,
    rpcUrl: "http://127.0.0.1:8899/",
  });
});
afterEach(() => {
  wallet.resetCalls();
  wallet.setMode("normal");
});
afterAll(async () => {
  await wallet.close();
  await rm(dataDir, { recursive: true });
});

describe("/keys", () => {
  const path = (): string => `/keys?address=${wallet.signer("Buyer 1").address}`;

  it("gives one account's key to the wallet's own pages, and forbids keeping it", async () => {
    const { status, headers, body } = await call(path(), own);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      secretKey: base58.encode(wallet.signer("Buyer 1").secretKey),
    });
    expect(headers["cache-control"]).toBe("no-store");
  });

  it.each([
    ["another port of this host", { "Sec-Fetch-Site": "same-site" }],
    ["another site", { "Sec-Fetch-Site": "cross-site" }],
    ["a typed address", { "Sec-Fetch-Site": "none" }],
    ["a client that does not say", {}],
    ["a rebound name", { ...own, Host: "evil.example:4020" }],
  ])("refuses %s", async (_, headers: Record<string, string>) => {
    const answer = await call(path(), headers);
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain("secretKey");
  });

  it("lets no other origin read it", async () => {
    const { headers } = await call(path(), { ...own, Origin: "http://127.0.0.1:3000" });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  });

  it("has no key for an address that is not the wallet's", async () => {
    expect((await call("/keys?address=stranger", own)).status).toBe(404);
    expect((await call("/keys", own)).status).toBe(404);
  });
});

describe("the wallet's pages", () => {
  it.each(["/", "/approve"])("%s can't be framed, and is titled Sandbox Wallet", async (path) => {
    const { headers, body } = await call(path);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(body).toContain("<title>Sandbox Wallet</title>");
  });

  it("/bridge can be framed by apps on this machine alone", async () => {
    const { headers } = await call("/bridge");
    expect(headers["content-security-policy"]).toMatch(
      /frame-ancestors http:\/\/127\.0\.0\.1:\* http:\/\/localhost:\*$/u,
    );
  });

  it("run no inline script, reach the cluster alone, and keep their opener", async () => {
    const { headers } = await call("/approve");
    const policy = headers["content-security-policy"];
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:8899;");
    expect(policy).not.toContain("unsafe");
    expect(headers["cross-origin-opener-policy"]).toBeUndefined();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
  });

  it("find every script, style, font and picture they name", async () => {
    const pages = await Promise.all(["/", "/approve", "/bridge", "/style.css"].map((p) => call(p)));
    const named = pages.flatMap(({ body }) =>
      [...body.matchAll(/(?:src|href)="(\/[^"]+)"|url\("?\.(\/[^")]+)/gu)].map(
        ([, page, style]) => page ?? style ?? "",
      ),
    );
    expect(named).toEqual(expect.arrayContaining(["/home.js", "/approve.js", "/bridge.js"]));
    expect(named.some((path) => path.endsWith(".woff2"))).toBe(true);
    for (const path of named) expect([path, (await call(path)).status]).toEqual([path, 200]);
  });
});

describe("the script apps load", () => {
  it("may be loaded by any origin, evaluates no text and stays below 10 kB", async () => {
    const { headers, body } = await call("/wallet.js");
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(headers["cross-origin-resource-policy"]).toBe("cross-origin");
    expect(body).not.toMatch(/\beval\(|\bFunction\(|innerHTML/u);
    expect(body.length).toBeLessThan(10_000);
  });
});

describe("the call log", () => {
  it("counts by method, for the wallet's own pages alone", async () => {
    await call("/log", own, '{"method":"signTransaction"}');
    await call("/log", own, '{"method":"signTransaction"}');
    await call("/log", own, '{"method":"connect"}');
    await call("/log", { "Sec-Fetch-Site": "same-site" }, '{"method":"connect"}');
    expect(wallet.calls()).toEqual({ connect: 1, signMessage: 0, signTransaction: 2, signIn: 0 });
    wallet.resetCalls();
    expect(wallet.calls().signTransaction).toBe(0);
  });

  it.each([
    ["an unknown method", '{"method":"__proto__"}'],
    ["other fields", '{"method":"connect","times":5}'],
    ["no JSON", "connect"],
    ["a large body", `{"method":"connect"${" ".repeat(300)}}`],
  ])("refuses %s", async (_, body) => {
    expect((await call("/log", own, body)).status).toBe(400);
    expect(Object.values(wallet.calls())).toEqual([0, 0, 0, 0]);
  });
});

describe("the server", () => {
  it("tells its pages the mode that was set last", async () => {
    expect((await call("/mode", own)).body).toBe('{"mode":"normal"}');
    wallet.setMode("dropCosigner");
    expect((await call("/mode", own)).body).toBe('{"mode":"dropCosigner"}');
  });

  it("names the accounts without their keys", async () => {
    const { body } = await call("/accounts", own);
    expect(JSON.parse(body)).toEqual({
      accounts: wallet.accounts,
      rpcUrl: "http://127.0.0.1:8899/",
    });
  });

  it("answers unknown paths and other methods plainly, and lives on", async () => {
    expect((await call("/wallet-keys.json", own)).status).toBe(404);
    expect((await call("/", {}, "x")).status).toBe(405);
    expect((await call("/keys", own, "x")).status).toBe(404);
    await expect(call("//[", own)).rejects.toThrow();
    expect((await call("/")).status).toBe(200);
  });

  it("says so where its port is taken", async () => {
    const port = Number(new URL(wallet.url).port);
    const taken = startWallet({ host: "127.0.0.1", port, dataDir, rpcUrl: "http://127.0.0.1:1" });
    await expect(taken).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("has no account of an unknown name", () => {
    expect(() => wallet.signer("Buyer 9")).toThrow(RangeError);
  });
});
