import { beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "../testing/world";
import { decodeTransaction } from "../decode/transaction";
import { assessConfirmed, type ConfirmedMeta } from "./confirmed";

let world: World;
let bytes: Uint8Array;
let meta: ConfirmedMeta;
let moves: ReadonlyMap<string, bigint>;
const SELLER_AMOUNT = 15_356_250_000n;

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
  moves = new Map<string, bigint>([
    [world.buyer.address, -(15_750_000_000n + 10_200n + 2_039_280n)],
    [world.seller.address, SELLER_AMOUNT],
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
  });

  it("settles what harms nobody: a deposit paid by the escrow, lamports back, a payee paid more", () => {
    expect(assess(changed(world.buyer.address, 2_039_280n))).toEqual([]);
    expect(assess(changed(world.buyer.address, 2_039_281n))).toEqual([]);
    expect(assess(changed(world.seller.address, 1n))).toEqual([]);
  });

  it("settles for a payee that signs and so may spend at once what it gets", async () => {
    const feePayer = world.seller.address;
    const own = await world.bytes(world.purchase(), { feePayer, signers: [world.seller] });
    const by = (address: string): bigint =>
      address === feePayer ? SELLER_AMOUNT - 15_200n : (moves.get(address) ?? 0n);
    const postBalances = keysOf(own).map((key) => 100_000_000_000n + by(key));
    const preBalances = postBalances.map(() => 100_000_000_000n);
    const input = { broadcast: own, confirmed: own, intent: world.intent };
    expect(assessConfirmed({ ...input, meta: { ...meta, preBalances, postBalances } })).toEqual([]);
  });

  it("refuses legs other than agreed, even where the balances come out right", async () => {
    const other = await world.bytes(
      world.purchase({ seller: world.pay(world.seller.address, SELLER_AMOUNT - 1n) }),
    );
    const input = { broadcast: other, confirmed: other, meta, intent: world.intent };
    expect(assessConfirmed(input).map(({ message }) => message)).toEqual([
      "The seller got 15.356249999 SOL, not 15.35625 SOL.",
    ]);
  });

  it("reads payees out of lookup tables, and refuses an answer that leaves them out", async () => {
    const table = world.sponsor.address;
    const seller = world.seller.address;
    const own = await world.bytes(world.purchase(), { tables: { [table]: [seller] } });
    const keys = [...keysOf(own), seller];
    const full = {
      ...meta,
      preBalances: keys.map(() => 100_000_000_000n),
      postBalances: keys.map((key) => 100_000_000_000n + (moves.get(key) ?? 0n)),
      loadedAddresses: { writable: [seller], readonly: [] },
    };
    const input = { broadcast: own, confirmed: own, intent: world.intent };
    expect(assessConfirmed({ ...input, meta: full })).toEqual([]);
    const bare = { ...full, loadedAddresses: { writable: [], readonly: [] } };
    expect(assessConfirmed({ ...input, meta: bare }).map(({ message }) => message)).toEqual([
      "The answer does not name the accounts that stand in lookup tables.",
    ]);
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
