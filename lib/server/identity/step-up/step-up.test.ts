import { ed25519 } from "@noble/curves/ed25519.js";
import { asc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { addressFromBytes, fromBase58, fromBase64 } from "@/lib/core/solana";
import { bodyDigest, stepUpTable, type StepUpAction } from "@/lib/core/step-up";
import { isStepUpAction } from "@/lib/core/step-up/actions";
import { proofRefusal, proofTransaction } from "@/lib/core/wallet-proof";
import { deviceOf } from "@/lib/core/wallet-proof/testing/device";
import { verifyAudit } from "@/lib/server/audit/verify";
import type { OpenDatabase } from "@/lib/server/db/database";
import { auditLog } from "@/lib/server/db/schema/audit";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { isSignedBy } from "../signature";
import { createStepUp, redeemStepUp, type SignedRequest } from "./challenges";
import { stepUpText } from "./message";

const keyOf = (seed: number) => {
  const secret = new Uint8Array(32).fill(seed);
  return { secret, address: addressFromBytes(ed25519.getPublicKey(secret)) };
};
const operator = keyOf(1);
const stranger = keyOf(2);
const session = { id: "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44", wallet: operator.address };
const OBJECT = "1f0c2a5e-52b7-4a86-9f7b-0f4d2c6b8a11";
const BODY = new TextEncoder().encode('{"reason":"It was in a screenshot."}');
const now = new Date("2026-03-01T12:00:00.000Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());

const ask = (action: StepUpAction = "credential.revoke") =>
  createStepUp(open.database, {
    appUrl: new URL("https://countersign.example"),
    cluster: "mainnet-beta",
    session,
    request: { action, object: OBJECT, digest: bodyDigest(BODY) },
    now,
  });

const sign = (message: string, secret = operator.secret): Uint8Array =>
  ed25519.sign(new TextEncoder().encode(message), secret);

/** The request the text was made for, signed by its wallet, but for what a test changes. */
const signed = async (change: Partial<SignedRequest> = {}): Promise<SignedRequest> => {
  const { nonce, message } = await ask();
  return {
    session,
    action: "credential.revoke",
    object: OBJECT,
    body: BODY,
    proof: { nonce, signature: sign(message) },
    now: later(1_000),
    ...change,
  };
};

const redeem = (request: SignedRequest) => redeemStepUp(open.database, request);
const entries = () => open.database.select().from(auditLog).orderBy(asc(auditLog.sequence));

test("the text says who confirms what, to which object, with which body, where and until when", async () => {
  const { message, nonce } = await ask();
  expect(message.split("\n")).toEqual([
    "countersign.example wants you to confirm with your Solana account:",
    operator.address,
    "",
    "Revoke a compromised REALM credential at once and for good. Its secret is erased.",
    "",
    "Action: credential.revoke",
    `Object: ${OBJECT}`,
    `Request SHA-256: ${bodyDigest(BODY)}`,
    "URI: https://countersign.example",
    expect.stringMatching(/^Chain ID: /u),
    `Nonce: ${nonce}`,
    "Issued At: 2026-03-01T12:00:00.000Z",
    "Expiration Time: 2026-03-01T12:02:00.000Z",
  ]);
});

test("a signature lets its request through once, and stands with its text in the audit log first", async () => {
  const request = await signed();
  await redeem(request);
  const last = (await entries()).at(-1);
  expect(last).toMatchObject({
    actor: operator.address,
    action: "step-up.signed",
    subject: OBJECT,
    details: { action: "credential.revoke" },
  });
  // What stands there is proof by itself, without this instance.
  const kept = z.object({ message: z.string(), signature: z.string() }).parse(last?.details);
  expect(kept.message).toContain(`Nonce: ${request.proof.nonce}`);
  const text = new TextEncoder().encode(kept.message);
  expect(isSignedBy(operator.address, text, fromBase58(kept.signature))).toBe(true);
  expect(await codeOf(redeem(request))).toBe("STEP_UP_FAILED");
  expect(await verifyAudit(open.database, null)).toMatchObject({ broken: null });
});

test("of twenty who send the same signature at once, one gets through", async () => {
  const before = (await entries()).length;
  const request = await signed();
  const all = Array.from({ length: 20 }, () => redeem(request));
  const passed = (await Promise.allSettled(all)).filter(({ status }) => status === "fulfilled");
  expect(passed).toHaveLength(1);
  expect(await entries()).toHaveLength(before + 1);
});

describe("on a device that signs transactions only", () => {
  const onDevice = (text: string) => deviceOf(1).sign(proofTransaction(operator.address, text));

  test("the transaction that carries the text lets its request through once, and is proof by itself", async () => {
    const { nonce, message, transaction } = await ask();
    expect(fromBase64(transaction)).toEqual(proofTransaction(operator.address, message));
    const request = await signed({ proof: { nonce, transaction: onDevice(message) } });
    await redeem(request);
    const kept = z
      .object({ message: z.string(), transaction: z.string() })
      .parse((await entries()).at(-1)?.details);
    const bytes = fromBase64(kept.transaction);
    expect(await proofRefusal(operator.address, kept.message, bytes)).toBeNull();
    expect(await codeOf(redeem(request))).toBe("STEP_UP_FAILED");
  });

  test("one that carries another text confirms nothing, nor does the unsigned one", async () => {
    const before = (await entries()).length;
    const { nonce, message } = await ask();
    const another = onDevice(message.replace("revoke", "retire"));
    expect(await codeOf(redeem(await signed({ proof: { nonce, transaction: another } })))).toBe(
      "STEP_UP_FAILED",
    );
    const next = await ask();
    const bare = { nonce: next.nonce, transaction: fromBase64(next.transaction) };
    expect(await codeOf(redeem(await signed({ proof: bare })))).toBe("STEP_UP_FAILED");
    expect(await entries()).toHaveLength(before);
  });

  test("the longest text there can be still fits a transaction", () => {
    const { address: wallet } = operator;
    for (const action of Object.keys(stepUpTable).filter(isStepUpAction)) {
      const text = stepUpText({
        appUrl: new URL(`https://${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.example`),
        cluster: "mainnet-beta",
        wallet,
        request: { action, object: "o".repeat(128), digest: bodyDigest(BODY) },
        nonce: "3yZe7d4Jm2bTqkLw9RfXpA",
        now,
      });
      expect(() => proofTransaction(wallet, text)).not.toThrow();
    }
  });
});

describe("what is refused, and leaves no trace in the audit log", () => {
  const wrong: Readonly<Record<string, Partial<SignedRequest>>> = {
    "another action": { action: "credential.retire" },
    "another object": { object: "2f0c2a5e-52b7-4a86-9f7b-0f4d2c6b8a11" },
    "another body, by one byte": { body: BODY.with(-2, 0x21) },
    "no body": { body: new Uint8Array(0) },
    "another session of the same wallet": {
      session: { ...session, id: "7a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44" },
    },
    "two minutes later": { now: later(2 * 60 * 1_000) },
  };
  test.each(Object.entries(wrong))("%s", async (_, change) => {
    const before = (await entries()).length;
    expect(await codeOf(redeem(await signed(change)))).toBe("STEP_UP_FAILED");
    expect(await entries()).toHaveLength(before);
  });

  test("a signature of somebody else, of another text, or by the key of nobody", async () => {
    const before = (await entries()).length;
    const { nonce, message } = await ask();
    const signatures = [
      sign(message, stranger.secret),
      sign(message.replace("revoke", "retire")),
      new Uint8Array(64),
    ];
    for (const signature of signatures) {
      const { proof } = await signed();
      expect(await codeOf(redeem(await signed({ proof: { ...proof, signature } })))).toBe(
        "STEP_UP_FAILED",
      );
    }
    // The small-order key: under looser rules this signature verifies for every message.
    const nobody = addressFromBytes(new Uint8Array(32));
    const asNobody = { ...session, wallet: nobody };
    const signature = Uint8Array.from({ length: 64 }, (__, at) => (at === 0 ? 1 : 0));
    const forged = await signed({ session: asNobody, proof: { nonce, signature } });
    expect(await codeOf(redeem(forged))).toBe("STEP_UP_FAILED");
    expect(await entries()).toHaveLength(before);
  });

  test("the right signature after a wrong one: the nonce is used up by the first", async () => {
    const request = await signed();
    expect(await codeOf(redeem({ ...request, body: new Uint8Array(0) }))).toBe("STEP_UP_FAILED");
    expect(await codeOf(redeem(request))).toBe("STEP_UP_FAILED");
  });
});
