import { afterEach, expect, it, vi } from "vitest";
import * as z from "zod";
import { bodyDigest, proofFrom, STEP_UP_HEADER } from "@/lib/core/step-up";
import { stranger } from "../review/testing/fixtures";
import { wallet } from "../review/testing/ports";
import type { SignedMessage } from "../wallet/connected-wallet";
import { callSigned, requestStepUp, signStepUp, type SignedCall } from "./step-up";

const challenge = {
  nonce: "3yZe7d4Jm2bTqkLw9RfXpA",
  message: "the server's exact text",
  transaction: "AQID",
  expiresAt: "2026-03-01T12:02:00.000Z",
};
const call: SignedCall<{ done: boolean }> = {
  path: "/api/operator/people/x/block",
  method: "POST",
  body: { reason: "It floods the market." },
  schema: z.object({ done: z.boolean() }),
  action: "wallet.block",
  object: "x",
};
const signature = new Uint8Array(64).fill(7);
const signing = (change: Partial<SignedMessage> = {}) =>
  wallet({
    signMessage: (message) =>
      Promise.resolve({ signedMessage: message, signature, address: wallet().address, ...change }),
  });

/** What was sent by path: its body's bytes as text, and its headers. */
const serve = (answers: Readonly<Record<string, unknown>>) => {
  const sent = new Map<string, { body: string; headers: HeadersInit }>();
  vi.stubGlobal("fetch", (path: string, init: { body: string; headers: HeadersInit }) => {
    sent.set(path, init);
    return Promise.resolve(Response.json(answers[path]));
  });
  return (path: string) => sent.get(path) ?? { body: "", headers: {} };
};

afterEach(() => {
  vi.unstubAllGlobals();
});

it("what is signed for and what is sent are the same bytes", async () => {
  const sent = serve({ "/api/identity/step-up": challenge, [call.path]: { done: true } });
  await requestStepUp(call);
  const asked = z
    .object({ action: z.string(), object: z.string(), digest: z.string() })
    .parse(JSON.parse(sent("/api/identity/step-up").body));
  const proof = await signStepUp(signing(), challenge);
  expect(await callSigned(call, proof)).toEqual({ done: true });
  const { body, headers } = sent(call.path);
  expect(asked).toEqual({
    action: "wallet.block",
    object: "x",
    digest: bodyDigest(new TextEncoder().encode(body)),
  });
  const header = new Headers(headers).get(STEP_UP_HEADER);
  expect(proofFrom(header ?? "")).toEqual({ nonce: challenge.nonce, signature });
});

it("a wallet that cannot sign, signs as another account, or signs another text is refused", async () => {
  const refusals = [
    wallet({ signMessage: null }),
    signing({ address: stranger }),
    signing({ signedMessage: new TextEncoder().encode("another text") }),
  ].map((one) => signStepUp(one, challenge));
  for (const refusal of refusals)
    await expect(refusal).rejects.toMatchObject({ name: "WalletRefusal", kind: "failed" });
  const declining = wallet({
    signMessage: () => Promise.reject(Object.assign(new Error("no"), { code: 4001 })),
  });
  await expect(signStepUp(declining, challenge)).rejects.toMatchObject({ kind: "declined" });
});
