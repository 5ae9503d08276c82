import { describe, expect, test } from "vitest";
import { bodyDigest, proofFrom, proofText, stepUpRequestSchema } from ".";

const signature = Uint8Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 256);
const nonce = "3yZe7d4Jm2bTqkLw9RfXpA";

describe("the proof in the header", () => {
  test("is read as it was written", () => {
    expect(proofFrom(proofText({ nonce, signature }))).toEqual({ nonce, signature });
    const zeros = new Uint8Array(64);
    expect(proofFrom(proofText({ nonce, signature: zeros }))).toEqual({ nonce, signature: zeros });
    const transaction = Uint8Array.from({ length: 1232 }, (_, at) => (at * 41 + 5) % 256);
    expect(proofFrom(proofText({ nonce, transaction }))).toEqual({ nonce, transaction });
  });

  test.each([
    "",
    nonce,
    `${nonce}.`,
    `${nonce}.${"1".repeat(64)}x`,
    `${nonce}.${"z".repeat(88)}`,
    `${nonce}.${"0".repeat(86)}`,
    `${nonce} ${proofText({ nonce, signature })}`,
    `${proofText({ nonce, signature })}\n`,
    `x.${proofText({ nonce, signature })}`,
    `${nonce}.tx.`,
    `${nonce}.tx.AB==`,
    `${nonce}.tx.AAAA\n`,
    `${nonce}.tx.${"A".repeat(1648)}`,
    `${nonce}.TX.AAAA`,
  ])("is none in %j", (text) => {
    expect(proofFrom(text)).toBeNull();
  });
});

test("the digest is SHA-256 of the bytes, also of none", () => {
  expect(bodyDigest(new Uint8Array(0))).toBe(
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
  expect(bodyDigest(new TextEncoder().encode("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("an object that could look like another line of the text is refused, and so is an unknown action", () => {
  const asked = { action: "wallet.block", object: "abc", digest: "0".repeat(64) };
  expect(stepUpRequestSchema.safeParse(asked).success).toBe(true);
  const wrong = [
    { object: "abc\nAction: session.end" },
    { object: "" },
    { object: "a b" },
    { object: "a".repeat(129) },
    { action: "toString" },
    { action: "wallet.unknown" },
    { digest: "0".repeat(63) },
    { more: 1 },
  ];
  for (const change of wrong)
    expect(stepUpRequestSchema.safeParse({ ...asked, ...change }).success).toBe(false);
});
