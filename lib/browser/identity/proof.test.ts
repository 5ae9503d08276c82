import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as z from "zod";
import { fromBase64, toBase64 } from "@/lib/core/solana";
import { bodyDigest, proofFrom } from "@/lib/core/step-up";
import { proofRefusal, proofTransaction, type ProofReview } from "@/lib/core/wallet-proof";
import { deviceOf } from "@/lib/core/wallet-proof/testing/device";
import { wallet } from "../review/testing/ports";
import type { ConnectedWallet } from "../wallet/connected-wallet";
import { proofGround, reviewOffer, signProof } from "./proof";
import { signInByTransaction, type Challenge } from "./sign-in";
import { reviewStepUp, signStepUpTransaction, type SignedCall } from "./step-up";

const { address, sign, signChanged } = deviceOf(7);

/** An account on a device: it signs transactions and nothing else. */
const device = (change: Partial<ConnectedWallet> = {}) =>
  wallet({
    address,
    signTransaction: vi.fn((bytes: Uint8Array) => Promise.resolve(sign(bytes))),
    ...change,
  });

const textOf = (does: string, lines: readonly string[], host = "app.test"): string =>
  [
    `${host} wants you to ${does} with your Solana account:`,
    address,
    "",
    ...lines,
    "URI: https://app.test",
    "Nonce: 3yZe7d4Jm2bTqkLw9RfXpA",
    `Expiration Time: ${new Date(Date.now() + 60_000).toISOString()}`,
  ].join("\n");

const offerOf = (message: string) => ({
  message,
  transaction: toBase64(proofTransaction(address, message)),
});
const reviewed = (message = textOf("sign in", []), from = device()): Promise<ProofReview> =>
  reviewOffer(offerOf(message), proofGround("sign-in", from, []));

beforeEach(() => {
  vi.stubGlobal("location", { host: "app.test", origin: "https://app.test" });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it("a device signs in by the reviewed transaction, whole as the server needs it", async () => {
  const sent = new Map<string, unknown>();
  vi.stubGlobal("fetch", (path: string, init?: { body?: string }) => {
    sent.set(path, JSON.parse(init?.body ?? "null"));
    return Promise.resolve(Response.json({ csrfToken: "token", wallet: address }));
  });
  const message = textOf("sign in", []);
  const challenge: Challenge = {
    input: {
      ...{ domain: "app.test", address, statement: "", uri: "https://app.test", version: "1" },
      ...{ chainId: "solana:localnet", nonce: "n", issuedAt: "", expirationTime: "" },
    },
    ...offerOf(message),
    nonce: "nonce123",
  };
  await signInByTransaction(device(), challenge, await reviewed(message));
  const body = z
    .strictObject({
      csrfToken: z.literal("token"),
      nonce: z.literal("nonce123"),
      address: z.literal(address),
      signedTransaction: z.string(),
      json: z.literal("true"),
    })
    .parse(sent.get("/api/auth/callback/solana"));
  expect(await proofRefusal(address, message, fromBase64(body.signedTransaction))).toBeNull();
});

it("a transaction with anything but the text in it never reaches the wallet", async () => {
  const other = proofTransaction(address, textOf("sign in", ["And buy everything."]));
  const message = textOf("sign in", []);
  const from = device();
  const ground = proofGround("sign-in", from, []);
  for (const transaction of [toBase64(other), toBase64(other.subarray(1)), "no base64", ""]) {
    const review = await reviewOffer({ message, transaction }, ground);
    expect(review.verdict).toBe("block");
    await expect(signProof(from, review)).rejects.toMatchObject({ kind: "failed" });
  }
  expect(from.signTransaction).not.toHaveBeenCalled();
});

it("a text made for another site never reaches the wallet either", async () => {
  const review = await reviewed(textOf("sign in", [], "evil.test"));
  expect(review.problems).toMatchObject([{ rule: "PROOF-04" }]);
  const from = device();
  await expect(signProof(from, review)).rejects.toMatchObject({ kind: "failed" });
  expect(from.signTransaction).not.toHaveBeenCalled();
});

it("what comes back changed, by another key, or not at all goes nowhere", async () => {
  const review = await reviewed();
  const answers = [
    signChanged(review.text, "transfer"),
    signChanged(review.text, "blockhash"),
    deviceOf(8).sign(review.transaction),
    review.transaction,
  ];
  for (const answer of answers) {
    const changing = device({ signTransaction: () => Promise.resolve(answer) });
    await expect(signProof(changing, review)).rejects.toMatchObject({ kind: "failed" });
  }
  const no = () => Promise.reject(Object.assign(new Error("no"), { code: 4001 }));
  const declining = device({ signTransaction: no });
  await expect(signProof(declining, review)).rejects.toMatchObject({ kind: "declined" });
});

it("another account than the one that was reviewed for, or a wallet that only sends, is not asked", async () => {
  const review = await reviewed();
  const elsewhere = device({ address: deviceOf(8).address });
  await expect(signProof(elsewhere, review)).rejects.toMatchObject({ kind: "failed" });
  expect(elsewhere.signTransaction).not.toHaveBeenCalled();
  const sending = device({ signTransaction: null });
  await expect(signProof(sending, review)).rejects.toMatchObject({ kind: "failed" });
});

it("a deed is confirmed by a transaction about exactly it, and by none about another", async () => {
  const call: SignedCall<unknown> = {
    path: "/api/operator/people/x/block",
    method: "POST",
    body: { reason: "It floods the market." },
    schema: z.unknown(),
    action: "wallet.block",
    object: "x",
  };
  const digest = bodyDigest(new TextEncoder().encode(JSON.stringify(call.body)));
  const lines = ["Action: wallet.block", "Object: x", `Request SHA-256: ${digest}`];
  const nonce = "3yZe7d4Jm2bTqkLw9RfXpA";
  const challenge = { nonce, ...offerOf(textOf("confirm", lines)), expiresAt: "" };
  const from = device();
  const review = await reviewStepUp(from, call, challenge);
  expect(review.verdict).toBe("ok");
  const proof = proofFrom(await signStepUpTransaction(from, challenge, review));
  const transaction = proof !== null && "transaction" in proof ? proof.transaction : null;
  expect(
    await proofRefusal(address, challenge.message, transaction ?? new Uint8Array(0)),
  ).toBeNull();

  for (const change of [{ object: "y" }, { body: {} }, { action: "wallet.unblock" as const }])
    expect((await reviewStepUp(from, { ...call, ...change }, challenge)).verdict).toBe("block");
});
