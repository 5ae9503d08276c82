import { describe, expect, it } from "vitest";
import { TOKEN, TOKEN_2022 } from "@/lib/core/review/programs/addresses";
import { address, addressToBytes, toBase64, type Address } from "@/lib/core/solana";
import { heldMints } from "./holdings";
import { codeOf } from "./testing/code-of";

const owner = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const thief = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const mint = address("So11111111111111111111111111111111111111112");
const other = address("Stake11111111111111111111111111111111111111");

/** A token account's first 72 bytes. */
const account = (of: Address, whose: Address, amount: bigint) => {
  const data = new Uint8Array(72);
  data.set(addressToBytes(of), 0);
  data.set(addressToBytes(whose), 32);
  new DataView(data.buffer).setBigUint64(64, amount, true);
  return { pubkey: thief, account: { data: [toBase64(data), "base64"] } };
};

const chainWith =
  (accounts: Readonly<Record<string, readonly unknown[]>>) =>
  (_method: string, params: readonly unknown[]): Promise<unknown> => {
    const found = Object.entries(accounts).find(([program]) =>
      JSON.stringify(params).includes(program),
    );
    return Promise.resolve({ context: { slot: 1 }, value: found?.[1] ?? [] });
  };

describe("what a wallet holds", () => {
  it("is counted under both token programs", async () => {
    const result = chainWith({
      [TOKEN]: [account(mint, owner, 1n)],
      [TOKEN_2022]: [account(other, owner, 7n)],
    });
    expect(await heldMints({ result }, owner)).toEqual(new Set([mint, other]));
  });

  it("is nothing in an empty account, and nothing in somebody else's", async () => {
    const result = chainWith({ [TOKEN]: [account(mint, owner, 0n), account(other, thief, 1n)] });
    expect(await heldMints({ result }, owner)).toEqual(new Set());
  });

  it("is not known where an endpoint answers anything else", async () => {
    const result = () => Promise.resolve({ value: [{ account: { data: "AQ==" } }] });
    expect(await codeOf(heldMints({ result }, owner))).toBe("CHAIN_UNAVAILABLE");
  });
});
