import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { beforeAll, describe, expect, it } from "vitest";
import { toBase58, toBase64 } from "../../solana";
import { decodeTransaction } from "../decode/transaction";
import { createWorld } from "../testing/world";
import { readInput } from "./read-input";
import type { Input } from "./types";

let whole: Uint8Array;
let message: Uint8Array;

beforeAll(async () => {
  const world = await createWorld();
  whole = await world.bytes(world.purchase());
  const decoded = decodeTransaction(whole);
  if (!decoded.ok) throw new Error(decoded.reason);
  message = decoded.transaction.messageBytes.slice();
});

const url64 = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const broken = (text: string): string => (text.match(/.{1,64}/gu) ?? []).join("\r\n");
const what = (input: Input): string => {
  if (input.kind === "transaction") return input.form;
  return input.kind === "problem" ? input.problem : input.kind;
};

describe("a whole transaction is read", () => {
  it.each<[string, (bytes: Uint8Array) => string]>([
    ["base64", toBase64],
    ["base64 in lines, indented", (bytes) => `\n  ${broken(toBase64(bytes))}\n`],
    ["base64 for links, without padding", url64],
    ["base64 whose plus signs a form turned into spaces", (b) => toBase64(b).replaceAll("+", " ")],
    ["base58", toBase58],
    ["base58 with invisible marks", (b) => `\u200B${toBase58(b)}\uFEFF`],
    ["hex", bytesToHex],
    ["hex behind 0x", (bytes) => `0x${bytesToHex(bytes)}`],
    ["a quoted word", (bytes) => `"${toBase64(bytes)}",`],
    ["a data URL", (b) => `data:application/octet-stream;base64,${toBase64(b)}`],
    ["percent-encoding", (bytes) => encodeURIComponent(toBase64(bytes))],
    ["a share link", (bytes) => `https://dapp.example/inspect#tx=${url64(bytes)}&wallet=x`],
    ["the same, encoded", (b) => `/inspect#tx=${encodeURIComponent(toBase64(b))}`],
    ["a list of bytes", (bytes) => JSON.stringify([...bytes])],
    ["a list without its brackets", (bytes) => [...bytes].join(", ")],
    ["a typed array from a console", (b) => `Uint8Array(${b.length}) [${[...b].join(", ")}]`],
    ["a typed array through JSON", (bytes) => JSON.stringify(bytes)],
    [
      "an action's answer",
      (bytes) => JSON.stringify({ transaction: toBase64(bytes), message: "" }),
    ],
    [
      "a node's answer",
      (b) => JSON.stringify({ result: { transaction: [toBase64(b), "base64"] } }),
    ],
  ])("from %s", (_name, write) => {
    expect(readInput(write(whole))).toEqual({
      kind: "transaction",
      form: "whole",
      bytes: whole,
      pasted: whole,
    });
  });
});

describe("a message alone", () => {
  it("comes with the signatures it needs, all missing", () => {
    const input = readInput(toBase64(message));
    if (input.kind !== "transaction") throw new Error(input.kind);
    const decoded = decodeTransaction(input.bytes);
    if (!decoded.ok) throw new Error(decoded.reason);
    expect(input.form).toBe("message");
    expect(input.pasted).toEqual(message);
    expect(decoded.transaction.messageBytes).toEqual(message);
    expect(
      decoded.transaction.signatures.flatMap((signature) => [...signature]).some(Boolean),
    ).toBe(false);
  });

  it("is not guessed where the bytes are a transaction as well", () => {
    // Noise, but for what makes it a message of two accounts and one instruction from byte 0 on, and
    // a signature followed by such a message from byte 65 on.
    const bytes = Uint8Array.from({ length: 169 }, (_, index) => (index * 7 + 3) % 251);
    bytes.set([1, 0, 1, 2], 0);
    bytes.set([1, 1, 0, 169 - 104], 100);
    bytes.set([1, 0, 1, 2], 65);
    bytes.set([1, 1, 0, 0], 165);
    expect(decodeTransaction(bytes).ok).toBe(true);
    expect(readInput(toBase64(bytes))).toEqual({ kind: "problem", problem: "ambiguous" });
  });
});

describe("the signature of a landed transaction", () => {
  const signature = Uint8Array.from({ length: 64 }, (_, index) => (index * 37 + 11) % 256);

  it.each<[string, string]>([
    ["base58", toBase58(signature)],
    ["an explorer's link", `https://explorer.solana.com/tx/${toBase58(signature)}?cluster=devnet`],
    ["a share link", `https://dapp.example/inspect#signature=${toBase58(signature)}`],
    ["base64", toBase64(signature)],
  ])("is read from %s", (_name, text) => {
    expect(readInput(text)).toEqual({ kind: "signature", signature: toBase58(signature) });
  });
});

describe("what gives away a wallet is recognized, whatever it is wrapped in", () => {
  const seed = new Uint8Array(32).fill(5);
  const pair = new Uint8Array([...seed, ...ed25519.getPublicKey(seed)]);
  const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";

  it.each<[string, string]>([
    ["a key pair in base58, as wallets export it", toBase58(pair)],
    ["in base64", toBase64(pair)],
    ["in hex", bytesToHex(pair)],
    ["a key file", JSON.stringify([...pair])],
    ["a key file with a number changed", JSON.stringify([...pair.slice(0, 63), 0])],
    ["a key file without brackets", [...pair].join(",")],
    ["a seed as numbers", JSON.stringify([...seed])],
    ["a typed array through JSON", JSON.stringify(pair)],
    ["a link that carries one", `https://dapp.example/inspect#tx=${toBase58(pair)}`],
    ["a link that says it is a signature", `/inspect#signature=${toBase58(pair)}`],
    ["JSON around it", JSON.stringify({ signature: toBase58(pair) })],
  ])("a key: %s", (_name, text) => {
    expect(readInput(text)).toEqual({ kind: "secret", secret: "key" });
  });

  it.each<[string, string]>([
    ["twelve words", phrase],
    [
      "in lines, numbered",
      phrase
        .split(" ")
        .map((word, index) => `${index + 1}. ${word}`)
        .join("\n"),
    ],
    ["in capitals, with commas", phrase.toUpperCase().replaceAll(" ", ", ")],
    ["with words before it", `my wallet: ${phrase}`],
    ["twenty-four words", `${phrase} ${phrase}`],
    ["in a link", `/inspect#tx=${encodeURIComponent(phrase)}`],
    ["in another language", Array<string>(12).fill("élève").join(" ")],
  ])("a phrase: %s", (_name, text) => {
    expect(readInput(text)).toEqual({ kind: "secret", secret: "phrase" });
  });
});

describe("anything else is told apart", () => {
  it.each<[string, string, string]>([
    ["nothing", " \n ", "empty"],
    ["quotes around nothing", '""', "empty"],
    ["words", "please, sign this!", "not-encoded"],
    [
      "eleven words",
      "legal winner thank year wave sausage worth useful legal winner thank",
      "too-short",
    ],
    ["an address", "HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ", "address"],
    ["a few bytes", "AQIDBA==", "too-short"],
    ["numbers beyond a byte", "[1, 256, 3]", "byte-list"],
    ["negative numbers", "[1, -2, 3]", "byte-list"],
    ["broken numbers", "[1, 2.5, 3]", "byte-list"],
    ["JSON without a transaction", '{"account":"x"}', "json"],
    ["JSON that is none", "{transaction", "json"],
    ["a link to somewhere", "https://example.com/", "link"],
    ["a book", "a".repeat(20_001), "too-long"],
  ])("%s", (_name, text, expected) => {
    expect(what(readInput(text))).toBe(expected);
  });

  it("a transaction that was cut off is shown as what it is: bytes that don't decode", () => {
    expect(what(readInput(toBase64(whole.slice(0, -10))))).toBe("unreadable");
    expect(what(readInput(toBase64(new Uint8Array([...whole, 0]))))).toBe("unreadable");
  });

  it("text of any kind comes to an end without an error, soon", () => {
    for (const text of [
      "[".repeat(20_000),
      "%25".repeat(6_000),
      "{".repeat(9_000),
      "1".repeat(20_000),
      '"'.repeat(19_999),
    ])
      expect(what(readInput(text))).toMatch(
        /^(problem|json|not-encoded|empty|too-short|unreadable|byte-list)$/u,
      );
  });
});
