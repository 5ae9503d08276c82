import { ExtensionType } from "@solana-program/token-2022";
import { describe, expect, it } from "vitest";
import { address } from "../../solana";
import { TOKEN, TOKEN_2022 } from "../programs/addresses";
import { mintExtensions, mintWith, transferFeeConfig } from "../testing/mint-extensions";
import type { AccountState } from "./cluster-reader";
import { readMint, readTokenAccount } from "./token-state";

const somebody = address("9hSR6S7WPtxmTojgo6GG3k4yDPecgJY292j7xrsUGWBu");
const all = mintExtensions(somebody, somebody);

const held = (data: Uint8Array, owner = TOKEN_2022): AccountState => ({
  lamports: 10_000_000n,
  owner,
  data,
  executable: false,
});

/** A mint whose extension data is exactly these bytes. */
const withTail = (...tail: readonly number[]): AccountState => {
  const data = new Uint8Array(166 + tail.length);
  data[45] = 1;
  data.set([1, ...tail], 165);
  return held(data);
};

describe("a Token-2022 mint", () => {
  it.each(all.map((one) => [one.__kind, one] as const))(
    "is read with %s as the published client writes it",
    (kind, one) => {
      const mint = readMint(held(mintWith([one])));
      expect(mint?.extensions.map(({ type }) => type)).toEqual([ExtensionType[kind]]);
    },
  );

  it("is read with all of them at once, in their order", () => {
    const types = readMint(held(mintWith(all)))?.extensions.map(({ type }) => type);
    expect(types).toEqual(all.map(({ __kind }) => ExtensionType[__kind]));
  });

  it("tells both of its fees", () => {
    expect(readMint(held(mintWith([transferFeeConfig(somebody, 50)])))?.fees).toEqual([
      { basisPoints: 50n, maximum: 10n },
      { basisPoints: 50n, maximum: 10n },
    ]);
  });

  it("may have zeros after its last extension, or a single byte of room", () => {
    expect(readMint(withTail(9, 0, 0, 0, 0, 0, 0, 0))?.extensions).toHaveLength(1);
    expect(readMint(withTail(9, 0, 0, 0, 0))?.extensions).toHaveLength(1);
  });

  it.each([
    ["an unknown extension", [200, 0, 0, 0]],
    ["an extension of token accounts", [7, 0, 0, 0]],
    ["a length beyond the end", [3, 0, 32, 0, 1]],
    ["a length that is cut off", [3, 0, 32]],
    ["a length that is not the extension's", [12, 0, 1, 0, 0]],
    ["the same extension twice", [9, 0, 0, 0, 9, 0, 0, 0]],
  ])("with %s is no mint that can be judged", (_, tail) => {
    expect(readMint(withTail(...tail))).toBeNull();
  });

  it("needs zeros between its fields and its kind", () => {
    const data = mintWith([]);
    const padded = withTail(9, 0, 0, 0);
    expect(readMint(padded)).not.toBeNull();
    expect(readMint(held(padded.data.with(100, 1)))).toBeNull();
    expect(readMint(held(data))).not.toBeNull();
  });

  it("never has extensions under the first token program", () => {
    expect(readMint(held(withTail(9, 0, 0, 0).data, TOKEN))).toBeNull();
  });
});

describe("a token account", () => {
  const account = (change: (data: Uint8Array) => void): AccountState => {
    const data = new Uint8Array(165);
    data[108] = 1;
    change(data);
    return held(data, TOKEN);
  };

  it("is read, and not where an option is neither there nor absent, or it was never initialized", () => {
    expect(readTokenAccount(account(() => undefined))?.delegate).toBeNull();
    expect(readTokenAccount(account((data) => data.fill(2, 72, 73)))).toBeNull();
    expect(readTokenAccount(account((data) => data.fill(0, 108, 109)))).toBeNull();
  });

  it("is no account of another program, nor a mint or a multisig", () => {
    const data = new Uint8Array(165).fill(1, 108, 109);
    expect(readTokenAccount(held(data, address("11111111111111111111111111111111")))).toBeNull();
    expect(readTokenAccount(held(mintWith([])))).toBeNull();
    expect(readTokenAccount(held(new Uint8Array(355).fill(2)))).toBeNull();
  });
});
