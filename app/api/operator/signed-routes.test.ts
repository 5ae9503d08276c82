import { ed25519 } from "@noble/curves/ed25519.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { problemSchema } from "@/lib/core/errors";
import { addressFromBytes, type Address } from "@/lib/core/solana";
import { bodyDigest, proofText, stepUpChallengeSchema, STEP_UP_HEADER } from "@/lib/core/step-up";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { parseAllowlist } from "@/lib/server/http/allowlist";
import { PEER_HEADER } from "@/lib/server/http/client-address";
import * as stepUp from "../identity/step-up/route";
import * as nowhere from "../[...path]/route";
import * as exporting from "./audit/export/route";
import * as verifyAudit from "./audit/verify/route";
import * as evidence from "./credentials/[id]/evidence/route";
import * as promote from "./credentials/[id]/promote/route";
import * as retire from "./credentials/[id]/retire/route";
import * as revoke from "./credentials/[id]/revoke/route";
import * as verify from "./credentials/[id]/verify/route";
import * as rewrap from "./credentials/rewrap/route";
import * as add from "./credentials/route";
import * as block from "./people/[wallet]/block/route";
import * as endSession from "./people/[wallet]/sessions/[id]/route";
import * as unblock from "./people/[wallet]/unblock/route";
import * as closePurchase from "./purchases/[id]/close/route";
import * as recheck from "./sales/[id]/recheck/route";
import * as closeDispute from "./sales/handovers/[id]/close/route";

/** Credentials, people, purchases, sales and the audit log: who may come, and what is done only with a fresh signature. */

const APP = "https://countersign.example";
const keyOf = (seed: number) => {
  const secret = new Uint8Array(32).fill(seed);
  return { secret, wallet: addressFromBytes(ed25519.getPublicKey(secret)) };
};
const operator = keyOf(1);
const buyer = keyOf(2);
const creator = keyOf(3);
const SESSION = "7b2f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44";
const ID = "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44";

const mocks = vi.hoisted(() => ({
  env: vi.fn(),
  database: vi.fn<() => Promise<Database>>(),
  currentSession: vi.fn(),
  credentialsDo: vi.fn(),
}));
const withDatabase = vi.hoisted(() => async () => ({
  database: await mocks.database(),
  now: () => new Date(),
}));
vi.mock("@/lib/server/purchases/process", () => ({ purchaseContext: withDatabase }));
vi.mock("@/lib/server/sales/process", () => ({ salesContext: withDatabase }));
vi.mock("@/lib/server/selling/process", () => ({ sellingContext: withDatabase }));
vi.mock("@/lib/server/env", () => ({
  env: mocks.env,
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));
vi.mock("@/lib/server/db", () => ({ database: mocks.database }));
vi.mock("@/lib/server/identity/current-session", () => ({ currentSession: mocks.currentSession }));
vi.mock("@/lib/server/credentials", () => ({ credentialsDo: mocks.credentialsDo }));

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 90_000);
afterAll(() => open.close());

const arrange = (wallet: Address | null): void => {
  mocks.currentSession.mockResolvedValue(wallet === null ? null : { id: SESSION, wallet });
};
beforeEach(() => {
  globalThis.countersignLimits = undefined;
  mocks.database.mockReset().mockResolvedValue(open.database);
  mocks.credentialsDo
    .mockReset()
    .mockResolvedValue({ message: "Done.", credentials: [{ id: ID }] });
  mocks.env.mockReturnValue({
    appUrl: new URL(APP),
    trustedProxyHops: 0,
    nextAuthSecret: "s".repeat(32),
    solana: { cluster: "localnet" },
    operatorWallets: [operator.wallet],
    operatorAllowlist: parseAllowlist([]),
  });
});

type Handler = typeof add.POST;
interface Route {
  readonly name: string;
  readonly handler: Handler;
  readonly method?: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** What the wallet signs; without it, no signature is asked for. */
  readonly signed?: { readonly action: string; readonly object: string };
}

const REASON = { reason: "It was in a screenshot." };
const key = { apiKey: "rk_test_1234567890", apiSecret: "rs_test_1234567890" };
const newKey = { owner: "platform", label: "spring", scopes: ["market"], ...key };
const wallet = buyer.wallet;
const C = "/api/operator/credentials";
const P = `/api/operator/people/${wallet}`;
const routes: readonly Route[] = [
  {
    name: "adding a credential",
    handler: add.POST,
    path: C,
    body: { ...newKey, blind: "0".repeat(64) },
    signed: { action: "credential.add", object: "new" },
  },
  { name: "verifying one", handler: verify.POST, path: `${C}/${ID}/verify`, params: { id: ID } },
  {
    name: "promoting one",
    handler: promote.POST,
    path: `${C}/${ID}/promote`,
    params: { id: ID },
    signed: { action: "credential.promote", object: ID },
  },
  {
    name: "retiring one",
    handler: retire.POST,
    path: `${C}/${ID}/retire`,
    params: { id: ID },
    signed: { action: "credential.retire", object: ID },
  },
  {
    name: "revoking one",
    handler: revoke.POST,
    path: `${C}/${ID}/revoke`,
    params: { id: ID },
    body: REASON,
    signed: { action: "credential.revoke", object: ID },
  },
  {
    name: "wrapping all anew",
    handler: rewrap.POST,
    path: `${C}/rewrap`,
    signed: { action: "credential.rewrap", object: "all" },
  },
  {
    name: "evidence",
    handler: evidence.GET,
    method: "GET",
    path: `${C}/${ID}/evidence`,
    params: { id: ID },
  },
  {
    name: "blocking",
    handler: block.POST,
    path: `${P}/block`,
    params: { wallet },
    body: REASON,
    signed: { action: "wallet.block", object: wallet },
  },
  {
    name: "unblocking",
    handler: unblock.POST,
    path: `${P}/unblock`,
    params: { wallet },
    signed: { action: "wallet.unblock", object: wallet },
  },
  {
    name: "ending a session",
    handler: endSession.DELETE,
    method: "DELETE",
    path: `${P}/sessions/${ID}`,
    params: { wallet, id: ID },
    signed: { action: "session.end", object: ID },
  },
  {
    name: "checking a sale again",
    handler: recheck.POST,
    path: `/api/operator/sales/${ID}/recheck`,
    params: { id: ID },
    body: REASON,
    signed: { action: "sale.recheck", object: ID },
  },
  {
    name: "closing a handover",
    handler: closeDispute.POST,
    path: `/api/operator/sales/handovers/${ID}/close`,
    params: { id: ID },
    body: { as: "done", ...REASON },
    signed: { action: "handover.close", object: ID },
  },
  {
    name: "closing a purchase",
    handler: closePurchase.POST,
    path: `/api/operator/purchases/${ID}/close`,
    params: { id: ID },
    body: { as: "owned", ...REASON },
    signed: { action: "purchase.close", object: ID },
  },
  { name: "walking the chain", handler: verifyAudit.POST, path: "/api/operator/audit/verify" },
  { name: "the export", handler: exporting.GET, method: "GET", path: "/api/operator/audit/export" },
];

const send = (
  { handler, method = "POST", path, params = {} }: Omit<Route, "name">,
  text: string | null,
  headers: Readonly<Record<string, string>> = {},
) =>
  handler(
    new Request(`${APP}${path}`, {
      method,
      headers: {
        origin: APP,
        "content-type": "application/json",
        [PEER_HEADER]: "192.0.2.7",
        ...headers,
      },
      ...(text === null ? {} : { body: text }),
    }),
    { params: Promise.resolve(params) },
  );

const textOf = ({ body }: Pick<Route, "body">): string | null =>
  body === undefined ? null : JSON.stringify(body);

const problemOf = async (answer: Response) => {
  const { status, code, title, type } = problemSchema.parse(await answer.json());
  return { status, code, title, type };
};

/** The proof a wallet gives for one request, as the browser gets it. */
const proofOf = async (
  signed: { readonly action: string; readonly object: string },
  text: string | null,
  { secret }: { readonly secret: Uint8Array },
): Promise<string> => {
  const digest = bodyDigest(new TextEncoder().encode(text ?? ""));
  const answer = await send(
    { handler: stepUp.POST, path: "/api/identity/step-up" },
    JSON.stringify({ ...signed, digest }),
  );
  const { nonce, message } = stepUpChallengeSchema.parse(await answer.json());
  const signature = ed25519.sign(new TextEncoder().encode(message), secret);
  return proofText({ nonce, signature });
};

describe.each(routes)("$name", (route) => {
  test.each([
    ["nobody", null],
    ["a buyer", buyer.wallet],
    ["a creator", creator.wallet],
  ])("for %s is what a path is where there is nothing", async (_, who) => {
    arrange(who);
    const here = await problemOf(await send(route, textOf(route)));
    const there = await problemOf(
      await send({ ...route, handler: nowhere.POST, path: "/api/operator/nothing" }, textOf(route)),
    );
    expect(here).toEqual(there);
    expect(here.status).toBe(404);
    expect(mocks.database).not.toHaveBeenCalled();
    expect(mocks.credentialsDo).not.toHaveBeenCalled();
  });
});

describe.each(routes.filter(({ signed }) => signed !== undefined))("$name", (route) => {
  const { signed = { action: "", object: "" } } = route;
  const text = textOf(route);

  test("needs a signature, and is not done without one", async () => {
    arrange(operator.wallet);
    const answer = await send(route, text);
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: "STEP_UP_REQUIRED" });
    expect(mocks.credentialsDo).not.toHaveBeenCalled();
  });

  test("is done once with a signature over exactly it, and not again", async () => {
    arrange(operator.wallet);
    const proof = await proofOf(signed, text, operator);
    const first = await send(route, text, { [STEP_UP_HEADER]: proof });
    // The session to be ended is not there: that is found out behind the signature.
    expect([200, 201, 404]).toContain(first.status);
    mocks.credentialsDo.mockClear();
    const again = await send(route, text, { [STEP_UP_HEADER]: proof });
    expect(await problemOf(again)).toMatchObject({ status: 403, code: "STEP_UP_FAILED" });
    expect(mocks.credentialsDo).not.toHaveBeenCalled();
  });

  test("is not done with a signature for something else", async () => {
    arrange(operator.wallet);
    const others = routes.flatMap((other) => other.signed ?? []);
    const other = others.find(({ action }) => action !== signed.action) ?? signed;
    const proofs = [
      await proofOf(other, text, operator),
      await proofOf(signed, '{"reason":"Another one."}', operator),
      await proofOf(signed, text, buyer),
      "not a proof",
    ];
    for (const proof of proofs) {
      const answer = await send(route, text, { [STEP_UP_HEADER]: proof });
      expect(await problemOf(answer)).toMatchObject({ status: 403, code: "STEP_UP_FAILED" });
    }
    expect(mocks.credentialsDo).not.toHaveBeenCalled();
  });

  test("has no text to sign for a buyer", async () => {
    arrange(buyer.wallet);
    const asked = JSON.stringify({ ...signed, digest: "0".repeat(64) });
    const answer = await send({ handler: stepUp.POST, path: "/api/identity/step-up" }, asked);
    expect(await problemOf(answer)).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect(mocks.database).not.toHaveBeenCalled();
  });
});

test("a body that does not fit costs no signature", async () => {
  arrange(operator.wallet);
  const route = { handler: block.POST, path: `${P}/block`, params: { wallet } };
  const text = JSON.stringify(REASON);
  const proof = await proofOf({ action: "wallet.block", object: wallet }, text, operator);
  const header = { [STEP_UP_HEADER]: proof };
  expect((await send(route, '{"reason":""}', header)).status).toBe(400);
  expect((await send(route, text, header)).status).toBe(200);
});
