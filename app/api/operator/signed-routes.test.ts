import { ed25519 } from "@noble/curves/ed25519.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { problemSchema } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { bodyDigest, proofText, stepUpChallengeSchema, STEP_UP_HEADER } from "@/lib/core/step-up";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { parseAllowlist } from "@/lib/server/http/allowlist";
import { PEER_HEADER } from "@/lib/server/http/client-address";
import * as stepUp from "../identity/step-up/route";
import * as nowhere from "../[...path]/route";
import { buyer, creator, ID, operator, REASON, routes, type Route } from "./testing/signed-routes";

/** Credentials, people, purchases, sales and the audit log: who may come, and what is done only with a fresh signature. */

const APP = "https://countersign.example";
const SESSION = "7b2f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44";

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
  const route = routes.find(({ name }) => name === "blocking");
  if (route?.signed === undefined) throw new Error("no such route");
  const text = JSON.stringify(REASON);
  const proof = await proofOf(route.signed, text, operator);
  const header = { [STEP_UP_HEADER]: proof };
  expect((await send(route, '{"reason":""}', header)).status).toBe(400);
  expect((await send(route, text, header)).status).toBe(200);
});
