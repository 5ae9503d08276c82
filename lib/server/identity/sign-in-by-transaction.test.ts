import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromBase64 } from "@/lib/core/solana";
import { bodyDigest } from "@/lib/core/step-up";
import { proofTransaction } from "@/lib/core/wallet-proof";
import { deviceOf } from "@/lib/core/wallet-proof/testing/device";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openEmbedded } from "@/lib/server/db/embedded";
import { readyFolder } from "@/lib/server/db/testing/ready-folder";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { createChallenge, newBrowserToken, redeemChallenge } from "./challenges";
import { createStepUp, redeemStepUp } from "./step-up/challenges";

const wallet = deviceOf(1);
const stranger = deviceOf(2);
const now = new Date("2026-03-01T12:00:00.000Z");
const browser = newBrowserToken();
const site = { appUrl: new URL("https://countersign.example"), cluster: "mainnet-beta" } as const;

let folder: string;
let open: OpenDatabase;
beforeAll(async () => {
  folder = await readyFolder();
  open = await openEmbedded(folder);
}, 120_000);
afterAll(async () => {
  await open.close();
  await rm(folder, { recursive: true });
});

const challenge = () =>
  createChallenge(open.database, { ...site, address: wallet.address, browser, now });
const redeem = (nonce: string, transaction: Uint8Array, change = {}) =>
  redeemChallenge(open.database, { nonce, transaction, browser, now, ...change });
/** A fresh challenge and its transaction as the wallet signs it. */
const signed = async () => {
  const { nonce, transaction } = await challenge();
  return { nonce, transaction: wallet.sign(fromBase64(transaction)) };
};

test("the signed transaction signs in the wallet that it was made for, once", async () => {
  const { nonce, transaction } = await signed();
  expect(await redeem(nonce, transaction)).toBe(wallet.address);
  expect(await codeOf(redeem(nonce, transaction))).toBe("CHALLENGE_EXPIRED");
});

test("of ten that come at the same moment one signs in", async () => {
  const { nonce, transaction } = await signed();
  const tries = Array.from({ length: 10 }, () => redeem(nonce, transaction));
  const settled = await Promise.allSettled(tries);
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("of another browser, or five minutes later, it is refused", async () => {
  const { nonce, transaction } = await signed();
  const late = new Date(now.getTime() + 5 * 60 * 1000);
  for (const change of [{ browser: newBrowserToken() }, { now: late }])
    expect(await codeOf(redeem(nonce, transaction, change))).toBe("CHALLENGE_EXPIRED");
  expect(await redeem(nonce, transaction)).toBe(wallet.address);
});

describe("nobody is signed in", () => {
  test.each(["transfer", "blockhash", "nonce"] as const)(
    "by one with another %s, which could be sent or does more",
    async (change) => {
      const { nonce, message } = await challenge();
      expect(await codeOf(redeem(nonce, wallet.signChanged(message, change)))).toBe(
        "SIGN_IN_FAILED",
      );
    },
  );

  test("by one that another wallet signed as its own", async () => {
    const { nonce, message } = await challenge();
    const own = proofTransaction(stranger.address, message);
    const theirs = stranger.sign(own);
    expect(await codeOf(redeem(nonce, theirs))).toBe("SIGN_IN_FAILED");
  });

  test("by one that carries another domain's text, though nonce and signature are right", async () => {
    const { nonce, message } = await challenge();
    const text = message.replace("countersign.example wants", "evil.example wants");
    const foreign = wallet.sign(proofTransaction(wallet.address, text));
    expect(await codeOf(redeem(nonce, foreign))).toBe("SIGN_IN_FAILED");
  });

  test("by one that was signed for an earlier challenge", async () => {
    const earlier = await signed();
    const { nonce } = await challenge();
    expect(await codeOf(redeem(nonce, earlier.transaction))).toBe("SIGN_IN_FAILED");
  });

  test("by the unsigned one, by no transaction, or by a signature over the transaction as a text", async () => {
    const made = await challenge();
    expect(await codeOf(redeem(made.nonce, fromBase64(made.transaction)))).toBe("SIGN_IN_FAILED");
    const { nonce } = await challenge();
    expect(await codeOf(redeem(nonce, Uint8Array.of(1, 2, 3)))).toBe("SIGN_IN_FAILED");
    const next = await challenge();
    const bytes = wallet.sign(fromBase64(next.transaction));
    const asText = { signedMessage: bytes.subarray(65), signature: bytes.subarray(1, 65) };
    const answer = redeemChallenge(open.database, { nonce: next.nonce, ...asText, browser, now });
    expect(await codeOf(answer)).toBe("SIGN_IN_FAILED");
  });

  test("by what was signed to confirm a deed, and no deed is confirmed by a sign-in", async () => {
    const session = { id: "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44", wallet: wallet.address };
    const body = new Uint8Array(0);
    const request = { action: "account.erase", object: wallet.address } as const;
    const asked = await createStepUp(open.database, {
      ...{ ...site, session, now },
      request: { ...request, digest: bodyDigest(body) },
    });
    const confirmed = wallet.sign(fromBase64(asked.transaction));
    const signIn = await signed();
    const { nonce } = await challenge();
    expect(await codeOf(redeem(nonce, confirmed))).toBe("SIGN_IN_FAILED");
    expect(await codeOf(redeem(asked.nonce, confirmed))).toBe("CHALLENGE_EXPIRED");
    const proof = { nonce: asked.nonce, transaction: signIn.transaction };
    const step = redeemStepUp(open.database, { session, ...request, body, proof, now });
    expect(await codeOf(step)).toBe("STEP_UP_FAILED");
  });
});
