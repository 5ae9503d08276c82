import { beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../testing/world";
import { decodeTransaction } from "../decode/transaction";
import { assessConfirmed, type ConfirmedMeta } from "./confirmed";

let world: World;
let bytes: Uint8Array;
let meta: ConfirmedMeta;

const keysOf = (wire: Uint8Array): readonly string[] => {
  const decoded = decodeTransaction(wire);
  return decoded.ok ? decoded.transaction.staticKeys : [];
};

const changed = (address: string, by: bigint): ConfirmedMeta => ({
  ...meta,
  postBalances: meta.postBalances.map((balance, index) =>
    keysOf(bytes)[index] === address ? balance + by : balance,
  ),
});

beforeAll(async () => {
  world = await createWorld();
  bytes = await world.bytes(world.purchase(), { signers: [world.buyer, world.escrow] });
  const moves = new Map<string, bigint>([
    [world.buyer.address, -(15_750_000_000n + 10_200n + 2_039_280n)],
    [world.seller.address, 15_356_250_000n],
    [world.treasury.address, 393_750_000n],
  ]);
  const preBalances = keysOf(bytes).map(() => 100_000_000_000n);
  meta = {
    err: null,
    fee: 10_200n,
    preBalances,
    postBalances: keysOf(bytes).map((key) => 100_000_000_000n + (moves.get(key) ?? 0n)),
    preTokenBalances: [],
    postTokenBalances: [
      { accountIndex: 2, mint: world.mint, owner: world.buyer.address, amount: 1n },
    ],
    loadedAddresses: { writable: [], readonly: [] },
  };
});

const assess = (with_: ConfirmedMeta, confirmed = bytes): string[] =>
  assessConfirmed({ broadcast: bytes, confirmed, meta: with_, intent: world.intent }).map(
    ({ message }) => message,
  );

describe("CHAIN-01", () => {
  it("lets a purchase settle that did what was agreed", () => {
    expect(assess(meta)).toEqual([]);
  });

  it("refuses another transaction, even by one signature", () => {
    expect(assess(meta, bytes.with(7, (bytes[7] ?? 0) ^ 1))).toEqual([
      "The confirmed transaction is not the one that was sent.",
    ]);
  });

  it("refuses one that failed on the chain", () => {
    expect(assess({ ...meta, err: { InstructionError: [0, "Custom"] } })).toEqual([
      "The transaction was confirmed as failed.",
    ]);
  });

  it("refuses a payee who got a lamport less, and a wallet that spent more than price, fee and deposit", () => {
    expect(assess(changed(world.seller.address, -1n))).toEqual([
      "The seller got 15.356249999 SOL, not 15.35625 SOL.",
    ]);
    expect(assess(changed(world.buyer.address, -5_000_000n))).toHaveLength(1);
    expect(assess(changed(world.buyer.address, 2_039_281n))).toHaveLength(1);
  });

  it("refuses when the licence did not arrive, or belongs to somebody else", () => {
    const stolen = meta.postTokenBalances.map((balance) => ({
      ...balance,
      owner: world.stranger.address,
    }));
    for (const postTokenBalances of [[], stolen]) {
      expect(assess({ ...meta, postTokenBalances })).toEqual([
        "The licence for mod_1 did not arrive in the wallet.",
      ]);
    }
  });

  it("refuses when another token left the wallet", () => {
    const lost = { accountIndex: 3, mint: world.otherMint, owner: world.buyer.address, amount: 2n };
    expect(assess({ ...meta, preTokenBalances: [lost] })).toEqual([
      `The token ${world.otherMint} left the wallet.`,
    ]);
  });
});
