import { createHash, randomUUID } from "node:crypto";
import { CspEvaluator } from "csp_evaluator";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { problemSchema } from "@/lib/core/errors";
import { purchaseAnswerSchema } from "@/lib/core/purchase";
import { arrive } from "./support/person";
import { expect, test } from "./support/test";

test("someone else's purchase is a 404, in every route that takes its id", async ({
  page,
  browser,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Private Matter", price: "0.1" });
  await arrive(page, `${stack.url}/safety`, "Buyer 1");
  const headers = { origin: stack.url };
  const made = await page.request.post(`${stack.url}/api/purchases`, {
    data: { listingId },
    headers,
  });
  expect(made.status()).toBe(201);
  const { purchase } = purchaseAnswerSchema.parse(await made.json());

  const other = await browser.newContext();
  const stranger = await other.newPage();
  await arrive(stranger, `${stack.url}/safety`, "Buyer 2");
  const base = `${stack.url}/api/purchases/${purchase.id}`;
  const answers = [
    await stranger.request.get(base),
    await stranger.request.get(`${base}/receipt`),
    await stranger.request.post(`${base}/close`, { data: { reason: "declined" }, headers }),
    await stranger.request.post(`${base}/signed`, { data: { transaction: "AAAA" }, headers }),
    await stranger.request.get(`${stack.url}/api/purchases/${randomUUID()}`),
  ];
  expect(answers.map((answer) => answer.status())).toEqual([404, 404, 404, 404, 404]);
  expect((await stranger.goto(`${stack.url}/library/${purchase.id}`))?.status()).toBe(404);
  await other.close();
});

test("bad input gets a problem document and its status, and the server stays up", async ({
  page,
  stack,
}) => {
  await arrive(page, `${stack.url}/safety`, "Buyer 1");
  const url = `${stack.url}/api/purchases`;
  const headers = { origin: stack.url, "content-type": "application/json" };
  const send = (
    data: string,
    more: Record<string, string> = {},
  ): ReturnType<typeof page.request.post> =>
    page.request.post(url, { data, headers: { ...headers, ...more } });
  const answers = {
    notJson: await send("{"),
    noFields: await send("{}"),
    surpriseField: await send(JSON.stringify({ listingId: "list_1", price: 1 })),
    longId: await send(JSON.stringify({ listingId: "x".repeat(5000) })),
    prototype: await send('{"__proto__":{"listingId":"list_1"}}'),
    wrongType: await send("listingId=list_1", {
      "content-type": "application/x-www-form-urlencoded",
    }),
    megabyte: await send(JSON.stringify({ listingId: "x".repeat(1_000_000) })),
    otherOrigin: await send(JSON.stringify({ listingId: "list_1" }), {
      origin: "https://evil.example",
    }),
    nullOrigin: await send(JSON.stringify({ listingId: "list_1" }), { origin: "null" }),
    unknownListing: await send(JSON.stringify({ listingId: "list_nope" })),
    malformedId: await page.request.get(`${url}/not-a-uuid`),
  };
  const statuses = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, answer.status()]),
  );
  expect(statuses).toEqual({
    notJson: 400,
    noFields: 400,
    surpriseField: 400,
    longId: 400,
    prototype: 400,
    wrongType: 415,
    megabyte: 413,
    otherOrigin: 403,
    nullOrigin: 403,
    unknownListing: 404,
    malformedId: 404,
  });
  for (const answer of Object.values(answers)) {
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
    const problem = problemSchema.parse(await answer.json());
    expect(problem.requestId).toBe(answer.headers()["x-request-id"]);
    expect(JSON.stringify(problem)).not.toMatch(/at \/|node_modules|Error:/u);
  }
  expect((await page.request.get(`${stack.url}/api/health`)).status()).toBe(200);
});

test("nothing of a purchase is told or done without a session", async ({ request, stack }) => {
  const headers = { origin: stack.url };
  const id = randomUUID();
  const answers = [
    await request.get(`${stack.url}/api/purchases`),
    await request.post(`${stack.url}/api/purchases`, { data: { listingId: "list_1" }, headers }),
    await request.get(`${stack.url}/api/purchases/${id}`),
    await request.post(`${stack.url}/api/purchases/${id}/signed`, {
      data: { transaction: "AAAA" },
      headers,
    }),
    await request.post(`${stack.url}/api/purchases/${id}/close`, {
      data: { reason: "declined" },
      headers,
    }),
    await request.get(`${stack.url}/api/purchases/${id}/receipt`),
  ];
  expect(answers.map((answer) => answer.status())).toEqual([401, 401, 401, 401, 401, 401]);
});

test("the RPC door passes what is on its list and refuses the rest", async ({ request, stack }) => {
  const call = (method: string, params: unknown[] = []): ReturnType<typeof request.post> =>
    request.post(`${stack.url}/api/rpc`, {
      data: { jsonrpc: "2.0", id: 1, method, params },
      headers: { origin: stack.url },
    });
  const genesis = await call("getGenesisHash");
  expect(genesis.status()).toBe(200);
  for (const method of [
    "sendTransaction",
    "requestAirdrop",
    "getProgramAccounts",
    "getBlock",
    "constructor",
    "__proto__",
  ]) {
    expect((await call(method)).status(), method).toBe(403);
  }
  expect((await call("getAccountInfo", ["x".repeat(1_000_000)])).status()).toBe(413);
});

test("every page carries a nonce CSP without unsafe-inline scripts, and the headers that go with it", async ({
  request,
  stack,
}) => {
  const [one, two] = [await request.get(stack.url), await request.get(stack.url)];
  const csp = one.headers()["content-security-policy"] ?? "";
  const scripts = /script-src ([^;]+)/u.exec(csp)?.[1] ?? "";
  expect(scripts).toMatch(/'nonce-[^']+'/u);
  expect(scripts).toContain("'strict-dynamic'");
  expect(scripts).not.toContain("unsafe-inline");
  expect(scripts).not.toContain("unsafe-eval");
  expect(csp).toContain("frame-ancestors 'none'");
  // Google's evaluator, on the policy as it is sent; the sandbox's own plain addresses are none of production's.
  const ofProduction = csp.replaceAll(/ http:\/\/127\.0\.0\.1:\d+/gu, "");
  const graded = new CspEvaluator(new CspParser(ofProduction).csp).evaluate();
  expect(graded.length).toBeGreaterThan(0);
  expect(graded.filter(({ severity }) => severity <= Severity.MEDIUM_MAYBE)).toEqual([]);
  expect(two.headers()["content-security-policy"]).not.toBe(csp);
  expect(one.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin-allow-popups",
  });
  expect(one.headers()["referrer-policy"]).toBeTruthy();
  expect(one.headers()["permissions-policy"]).toBeTruthy();
  expect(one.headers()["x-powered-by"]).toBeUndefined();
});

test("no inline script runs without the page's nonce, and no violation is reported on any page", async ({
  page,
  stack,
}) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/u.test(message.text())) violations.push(message.text());
  });
  const { listingId } = {
    listingId: await stack.control.newListing({ name: "Strict", price: "1" }),
  };
  for (const path of ["/", `/listings/${listingId}`, "/library", "/nowhere"]) {
    await page.goto(`${stack.url}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(violations.filter((text) => !/report-only/iu.test(text))).toEqual([]);
});

test("the app's output holds no secret, signature, or session cookie", async ({ page, stack }) => {
  await arrive(page, `${stack.url}/safety`, "Buyer 1");
  const { platform } = stack.sandbox;
  const cookies = (await page.context().cookies())
    .map(({ value }) => value)
    .filter((value) => value.length > 40);
  const printed = stack.appOutput();
  for (const canary of [
    platform.apiKey,
    platform.apiSecret,
    platform.webhookSecret,
    stack.secrets.nextAuthSecret,
    ...cookies,
  ]) {
    const fingerprint = createHash("sha256").update(canary).digest("hex").slice(0, 8);
    expect(printed.includes(canary), `canary ${fingerprint}`).toBe(false);
  }
});
