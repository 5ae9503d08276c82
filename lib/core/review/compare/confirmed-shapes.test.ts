import { beforeAll, describe, expect, it } from "vitest";
import type { Intent } from "../../intent";
import { lamports } from "../../money";
import { getTransferCheckedInstruction } from "@solana-program/token";
import { createWorld, type World } from "../testing/world";
import { decodeTransaction } from "../decode/transaction";
import { assessConfirmed, type ConfirmedMeta, type TokenBalance } from "./confirmed";

const HELD = 100_000_000_000n;
const nobodyLoaded = { writable: [], readonly: [] };

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const keysOf = (wire: Uint8Array): readonly string[] => {
  const decoded = decodeTransaction(wire);
  return decoded.ok ? decoded.transaction.staticKeys : [];
};

/** getTransaction's meta for these bytes, with what each account gains. */
const metaFor = (
  bytes: Uint8Array,
  gains: Readonly<Record<string, bigint>>,
  tokens: Pick<ConfirmedMeta, "preTokenBalances" | "postTokenBalances">,
): ConfirmedMeta => ({
  err: null,
  fee: 10_200n,
  preBalances: keysOf(bytes).map(() => HELD),
  postBalances: keysOf(bytes).map((key) => HELD + (gains[key] ?? 0n)),
  ...tokens,
  loadedAddresses: nobodyLoaded,
});

const assess = (bytes: Uint8Array, meta: ConfirmedMeta, intent: Intent = world.intent): string[] =>
  assessConfirmed({ broadcast: bytes, confirmed: bytes, meta, intent }).map(
    ({ message }) => message,
  );

const arrived = (): TokenBalance[] => [
  { accountIndex: 2, mint: world.mint, owner: world.buyer.address, amount: 1n },
];

describe("what a node answers of a purchase", () => {
  const purchase = async (
    version: "legacy" | 0,
  ): Promise<{ bytes: Uint8Array; meta: ConfirmedMeta }> => {
    const bytes = await world.bytes(world.purchase(), {
      version,
      signers: [world.buyer, world.escrow],
    });
    const gains = {
      [world.buyer.address]: -(15_750_000_000n + 10_200n + 2_039_280n),
      [world.seller.address]: 15_356_250_000n,
      [world.treasury.address]: 393_750_000n,
    };
    return {
      bytes,
      meta: metaFor(bytes, gains, { preTokenBalances: [], postTokenBalances: arrived() }),
    };
  };

  it("settles for a legacy and a version 0 message alike", async () => {
    for (const version of ["legacy", 0] as const) {
      const { bytes, meta } = await purchase(version);
      expect(assess(bytes, meta)).toEqual([]);
    }
  });

  it("refuses an answer without the balance of every account: nothing spent could be hidden in it", async () => {
    const { bytes, meta } = await purchase(0);
    const short = { ...meta, preBalances: [], postBalances: [] };
    expect(assess(bytes, short)).toEqual([
      "The answer does not tell the balance of every account.",
    ]);
    const uneven = { ...meta, postBalances: meta.postBalances.slice(1) };
    expect(assess(bytes, uneven)).toEqual([
      "The answer does not tell the balance of every account.",
    ]);
  });

  it("does not count a token balance whose owner it leaves out", async () => {
    const { bytes, meta } = await purchase(0);
    const postTokenBalances = arrived().map((balance) => ({ ...balance, owner: null }));
    expect(assess(bytes, { ...meta, postTokenBalances })).toEqual([
      "The licence for mod_1 did not arrive in the wallet.",
    ]);
  });

  it("adds up several accounts of the wallet for the same token", async () => {
    const { bytes, meta } = await purchase(0);
    const other = { accountIndex: 5, mint: world.mint, owner: world.buyer.address };
    const moved = {
      preTokenBalances: [{ ...other, amount: 1n }],
      postTokenBalances: [...arrived(), { ...other, amount: 0n }],
    };
    expect(assess(bytes, { ...meta, ...moved })).toEqual([
      "The licence for mod_1 did not arrive in the wallet.",
    ]);
  });
});

describe("a listing that landed", () => {
  const listed = async () => {
    const mine = await world.putTokens(world.buyer.address, world.mint, 1n);
    const bytes = await world.bytes(
      [
        getTransferCheckedInstruction({
          source: mine,
          mint: world.mint,
          destination: world.escrowTokens,
          authority: world.buyer,
          amount: 1n,
          decimals: 0,
        }),
      ],
      { signers: [world.buyer] },
    );
    const intent: Intent = {
      ...world.intent,
      kind: "list",
      pay: { mint: "SOL", total: lamports(0n), payees: [] },
      receive: [],
      give: [
        { mint: world.mint, amount: lamports(1n), to: world.escrow.address, label: "licence" },
      ],
    };
    const at = (account: string): number => keysOf(bytes).indexOf(account);
    const balances = (
      buyer: bigint,
      owner: TokenBalance["owner"],
      escrow: bigint,
    ): TokenBalance[] => [
      { accountIndex: at(mine), mint: world.mint, owner: world.buyer.address, amount: buyer },
      { accountIndex: at(world.escrowTokens), mint: world.mint, owner, amount: escrow },
    ];
    const gains = { [world.buyer.address]: -10_200n };
    const meta = (after: TokenBalance[]): ConfirmedMeta =>
      metaFor(bytes, gains, {
        preTokenBalances: balances(1n, world.escrow.address, 0n),
        postTokenBalances: after,
      });
    return { bytes, intent, meta, balances };
  };

  it("settles where the licence reached the escrow, named as holder or as account", async () => {
    const { bytes, intent, meta, balances } = await listed();
    const done = meta(balances(0n, world.escrow.address, 1n));
    expect(assess(bytes, done, intent)).toEqual([]);
    const give = intent.give.map((gift) => ({ ...gift, to: world.escrowTokens }));
    expect(assess(bytes, done, { ...intent, give })).toEqual([]);
  });

  it("does not where it went to somebody else, or where more than agreed is gone", async () => {
    const { bytes, intent, meta, balances } = await listed();
    const stolen = meta(balances(0n, world.stranger.address, 1n));
    expect(assess(bytes, stolen, intent)).toEqual([
      `The licence did not reach ${world.escrow.address}.`,
    ]);
    const more = meta(balances(0n, world.escrow.address, 1n));
    const two = more.preTokenBalances.map((balance) =>
      balance.owner === world.buyer.address ? { ...balance, amount: 2n } : balance,
    );
    expect(assess(bytes, { ...more, preTokenBalances: two }, intent)).toEqual([
      `The token ${world.mint} left the wallet.`,
    ]);
  });
});
