import { ed25519 } from "@noble/curves/ed25519.js";
import { base58, base64 } from "@scure/base";
import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { refuseWalletSecrets } from "./wallet-secrets";

const PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const SEED = new Uint8Array(32).fill(9);
const PAIR = new Uint8Array([...SEED, ...ed25519.getPublicKey(SEED)]);
const KEY = base58.encode(PAIR);

const thrownBy = (body: unknown): unknown => {
  try {
    refuseWalletSecrets(body);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe("a body of a route", () => {
  it.each([
    ["in a prompt", { modelId: "m1", prompt: `A house. ${PHRASE}` }],
    ["over several lines", { description: PHRASE.replaceAll(" ", "\n") }],
    ["word by word in a list", { tags: PHRASE.split(" ") }],
    ["deep inside", { a: [{ b: [[{ name: KEY }]] }] }],
    ["as a name", { [KEY]: 1 }],
    ["as a list of numbers beside others", { steps: [20, ...[1]], key: [...PAIR], after: 7 }],
    ["alone", KEY],
  ])("is refused with a wallet's secret %s, which stands nowhere in the refusal", (_, body) => {
    const error = thrownBy(body);
    expect(error).toBeInstanceOf(CodedError);
    if (!(error instanceof CodedError)) return;
    expect(error.code).toBe("WALLET_SECRET");
    const told = `${error.message} ${error.sentence} ${JSON.stringify(error.context)}`;
    expect(told).not.toMatch(/winner|sausage/u);
    expect(told).not.toContain(KEY);
  });

  it.each([
    ["a transaction", { signedTransaction: base64.encode(new Uint8Array(1_200).fill(7)) }],
    ["a signature", { signature: base58.encode(ed25519.sign(new Uint8Array(4), SEED)) }],
    ["an address", { wallet: base58.encode(ed25519.getPublicKey(SEED)) }],
    ["a Solana call", { jsonrpc: "2.0", id: 1, method: "getLatestBlockhash", params: [{}] }],
    ["a prompt", { prompt: "sunset ocean wave gold light soft dream cloud bird tree river stone" }],
    ["nothing", undefined],
  ])("passes with %s", (_, body) => {
    expect(thrownBy(body)).toBeUndefined();
  });

  it("is looked at in a moment, however deep it is or however many keys it seems to hold", () => {
    const deep: unknown = JSON.parse("[".repeat(8_000) + "]".repeat(8_000));
    const near = (n: number) => PAIR.map((byte, at) => (at === 63 ? byte ^ n : byte));
    const many = { keys: Array.from({ length: 180 }, (_, n) => base58.encode(near(n + 1))) };
    const started = performance.now();
    expect(thrownBy(deep)).toBeUndefined();
    expect(thrownBy(many)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});
