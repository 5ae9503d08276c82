import { AccountRole, type Instruction } from "@solana/kit";
import {
  getCreateAccountAllowPrefundInstruction,
  getTransferSolInstruction,
} from "@solana-program/system";
import {
  findAssociatedTokenPda,
  getCloseAccountInstruction,
  getCreateAssociatedTokenIdempotentInstruction,
  getInitializeAccount3Instruction,
  getSyncNativeInstruction,
  getTransferCheckedInstruction,
} from "@solana-program/token";
import { beforeEach, describe, expect, it } from "vitest";
import { address, type Address } from "../../solana";
import { TOKEN } from "../programs/addresses";
import { allAsStated, look, row, same } from "../testing/look";
import { createWorld, type World } from "../testing/world";

const WRAPPED = address("So11111111111111111111111111111111111111112");
const DEPOSIT = 2_039_280n;
const FEE = 5_000n;

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

describe("wrapped SOL", () => {
  let wrapped: Address;
  beforeEach(async () => {
    world.putMint(WRAPPED, null, { decimals: 9, supply: 0n });
    [wrapped] = await findAssociatedTokenPda({
      owner: world.buyer.address,
      mint: WRAPPED,
      tokenProgram: TOKEN,
    });
  });

  const wrap = (amount: bigint): Instruction[] => [
    getCreateAssociatedTokenIdempotentInstruction({
      payer: world.buyer,
      ata: wrapped,
      owner: world.buyer.address,
      mint: WRAPPED,
    }),
    getTransferSolInstruction({ source: world.buyer, destination: wrapped, amount }),
    getSyncNativeInstruction({ account: wrapped }),
  ];
  const close = (destination: Address): Instruction =>
    getCloseAccountInstruction({ account: wrapped, destination, owner: world.buyer });

  it("is lamports and tokens of the same account", async () => {
    const review = await look(world, wrap(7_000n));
    allAsStated(review);
    expect(row(review, wrapped)).toEqual(same(DEPOSIT + 7_000n, "created"));
    expect(row(review, wrapped, WRAPPED)).toEqual(same(7_000n, "created"));
    expect(row(review, world.buyer.address)).toEqual(same(-DEPOSIT - 7_000n - FEE));
  });

  it("wrapped and unwrapped in one transaction leaves only the network fee", async () => {
    const review = await look(world, [...wrap(7_000n), close(world.buyer.address)]);
    allAsStated(review);
    expect(review.changes.map(({ account }) => account)).toEqual([world.buyer.address]);
    expect(row(review, world.buyer.address)).toEqual(same(-FEE));
  });

  it("counts what lay there before the account was made", async () => {
    world.fund(wrapped, DEPOSIT + 9n);
    const [create] = wrap(0n);
    const review = await look(world, create ? [create] : []);
    allAsStated(review);
    expect(row(review, wrapped, WRAPPED)).toEqual(same(9n));
    expect(row(review, world.buyer.address)).toEqual(same(-FEE));
  });

  it("closed to somebody else takes everything that was wrapped by then", async () => {
    const review = await look(world, [...wrap(7_000n), close(world.stranger.address)]);
    allAsStated(review);
    expect(row(review, world.stranger.address)).toEqual(same(DEPOSIT + 7_000n));
  });

  it("takes its lamports along when it is transferred", async () => {
    const reserve = { isNative: DEPOSIT };
    const theirs = await world.putTokens(world.stranger.address, WRAPPED, 0n, reserve);
    const review = await look(world, [
      ...wrap(7_000n),
      getTransferCheckedInstruction({
        source: wrapped,
        mint: WRAPPED,
        destination: theirs,
        authority: world.buyer,
        amount: 3_000n,
        decimals: 9,
      }),
    ]);
    allAsStated(review);
    expect(row(review, theirs)).toEqual(same(3_000n));
    expect(row(review, theirs, WRAPPED)).toEqual(same(3_000n));
    expect(row(review, wrapped, WRAPPED)).toEqual(same(4_000n, "created"));
  });
});

describe("token accounts", () => {
  const transfer = (source: Address, destination: Address, amount = 5n): Instruction =>
    getTransferCheckedInstruction({
      source,
      mint: world.otherMint,
      destination,
      authority: world.buyer,
      amount,
      decimals: 0,
    });

  it("a transfer to the same account changes nothing", async () => {
    const review = await look(world, [transfer(world.buyerOther, world.buyerOther)]);
    allAsStated(review);
    expect(row(review, world.buyerOther, world.otherMint)).toBeUndefined();
  });

  it("a transfer by the wallet as delegate moves somebody else's tokens", async () => {
    await world.putTokens(world.stranger.address, world.otherMint, 50n, {
      delegate: world.buyer.address,
      delegatedAmount: 50n,
    });
    const review = await look(world, [transfer(world.strangerOther, world.buyerOther)]);
    allAsStated(review);
    expect(review.changes.map(({ account, ours }) => [account, ours])).toEqual([
      [world.buyer.address, true],
      [world.buyerOther, true],
      [world.strangerOther, false],
    ]);
  });

  it("an account that holds lamports already costs only what is missing", async () => {
    world.fund(world.buyerTokens, 1_000_000n);
    const review = await look(world, [world.parts.create]);
    allAsStated(review);
    expect(row(review, world.buyer.address)).toEqual(same(-(DEPOSIT - 1_000_000n) - FEE));
  });

  it("an account made by System with lamports in it already is funded as stated", async () => {
    world.fund(world.sponsor.address, 1_000_000n);
    const review = await look(
      world,
      [
        getCreateAccountAllowPrefundInstruction({
          payer: world.buyer,
          newAccount: world.sponsor,
          lamports: 1_039_280n,
          space: 165n,
          programAddress: TOKEN,
        }),
        getInitializeAccount3Instruction({
          account: world.sponsor.address,
          mint: world.mint,
          owner: world.buyer.address,
        }),
      ],
      { signers: [world.sponsor] },
    );
    expect(row(review, world.sponsor.address)?.expected).toBe(1_039_280n);
    expect(row(review, world.buyer.address)?.expected).toBe(-1_039_280n - 2n * FEE);
  });

  it("are not the wallet's expense where a sponsor pays the fee and the deposit", async () => {
    const create = getCreateAssociatedTokenIdempotentInstruction({
      payer: world.sponsor,
      ata: world.buyerTokens,
      owner: world.buyer.address,
      mint: world.mint,
    });
    const review = await look(
      world,
      [create, transfer(world.buyerOther, world.strangerOther)],
      { feePayer: world.sponsor.address, signers: [world.sponsor] },
      { sponsors: [world.sponsor.address] },
    );
    allAsStated(review);
    expect(row(review, world.buyer.address)).toBeUndefined();
    expect(row(review, world.sponsor.address)).toEqual(same(-DEPOSIT - 2n * FEE));
  });
});

describe("what nobody knows", () => {
  it("is unknown after a failed simulation: every observed amount is null, never zero", async () => {
    world.fund(world.buyer.address, 1_000_000n);
    const review = await look(world, world.purchase());
    expect(review.findings.map(({ rule }) => rule)).toContain("PAY-07");
    expect(review.outcome).toBeNull();
    expect(review.changes.length).toBeGreaterThan(3);
    expect(review.changes.map(({ observed }) => observed)).toEqual(review.changes.map(() => null));
  });

  it("is unknown offline, and stated all the same", async () => {
    const review = await look(world, world.purchase(), {}, { cluster: null });
    expect(row(review, world.seller.address)).toEqual({
      expected: 15_356_250_000n,
      observed: null,
      lifecycle: null,
    });
  });

  it("is not stated of who gets what an account holds, where nobody was asked", async () => {
    const close = getCloseAccountInstruction({
      account: world.buyerOther,
      destination: world.buyer.address,
      owner: world.buyer,
    });
    const review = await look(world, [close], {}, { cluster: null });
    expect(row(review, world.buyer.address)?.expected).toBeNull();
    const online = await look(world, [close]);
    expect(row(online, world.buyer.address)?.expected).toBe(DEPOSIT - FEE);
  });

  it("is not stated of accounts that an unknown program may write to", async () => {
    const unknown: Instruction = {
      programAddress: address("recr1L3PCGKLbckBqMNcJhuuyU1zgo8nBhfLVsJNwr5"),
      accounts: [{ address: world.buyerOther, role: AccountRole.WRITABLE }],
      data: Uint8Array.of(1),
    };
    const review = await look(world, [unknown], {}, { cluster: null });
    expect(row(review, world.buyerOther)).toBeUndefined();
    const online = await look(world, [unknown]);
    expect(row(online, world.buyerOther)).toEqual({
      expected: null,
      observed: null,
      lifecycle: null,
    });
  });
});
