import {
  AccountState,
  extension,
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstruction,
  getMintEncoder,
  getTokenEncoder,
  getTransferCheckedInstruction,
} from "@solana-program/token-2022";
import { beforeEach, describe, expect, it } from "vitest";
import { address, type Address } from "../../solana";
import { TOKEN_2022 } from "../programs/addresses";
import { allAsStated, look, row, same } from "../testing/look";
import { createWorld, type World } from "../testing/world";
import type { Review } from "../types";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

describe("Token-2022 fees", () => {
  let source: Address;
  let destination: Address;
  const rate = (epoch: bigint, maximumFee: bigint, transferFeeBasisPoints: number) => ({
    epoch,
    maximumFee,
    transferFeeBasisPoints,
  });

  const stage = async (
    older: ReturnType<typeof rate>,
    newer: ReturnType<typeof rate>,
  ): Promise<void> => {
    const nobody = address("11111111111111111111111111111111");
    const data = getMintEncoder().encode({
      mintAuthority: null,
      supply: 1_000_000n,
      decimals: 0,
      isInitialized: true,
      freezeAuthority: null,
      extensions: [
        extension("TransferFeeConfig", {
          transferFeeConfigAuthority: nobody,
          withdrawWithheldAuthority: nobody,
          withheldAmount: 0n,
          olderTransferFee: older,
          newerTransferFee: newer,
        }),
      ],
    });
    world.account(world.otherMint, Uint8Array.from(data), 10_000_000n, TOKEN_2022);
    const put = async (owner: Address, amount: bigint): Promise<Address> => {
      const [key] = await findAssociatedTokenPda({
        owner,
        mint: world.otherMint,
        tokenProgram: TOKEN_2022,
      });
      const token = getTokenEncoder().encode({
        mint: world.otherMint,
        owner,
        amount,
        delegate: null,
        state: AccountState.Initialized,
        isNative: null,
        delegatedAmount: 0n,
        closeAuthority: null,
        extensions: [extension("TransferFeeAmount", { withheldAmount: 0n })],
      });
      world.account(key, Uint8Array.from(token), 10_000_000n, TOKEN_2022);
      return key;
    };
    source = await put(world.buyer.address, 100_000n);
    destination = await put(world.stranger.address, 0n);
  };

  const send = (amount: bigint, from = source, to = destination): Promise<Review> =>
    look(world, [
      getTransferCheckedInstruction({
        source: from,
        mint: world.otherMint,
        destination: to,
        authority: world.buyer,
        amount,
        decimals: 0,
      }),
    ]);

  it.each([
    ["rounded up", 50, 1_000n, 101n, 1n],
    ["exact", 50, 1_000n, 200n, 1n],
    ["at its maximum", 5_000, 7n, 1_000n, 7n],
    ["of everything", 10_000, 1_000_000n, 10n, 10n],
    ["of nothing", 0, 1_000n, 10n, 0n],
  ])("%s, as the program keeps it", async (_, basisPoints, maximum, amount, fee) => {
    await stage(rate(0n, maximum, basisPoints), rate(0n, maximum, basisPoints));
    const review = await send(amount);
    allAsStated(review);
    expect(row(review, source, world.otherMint)).toEqual(same(-amount));
    const arrives = amount - fee;
    expect(row(review, destination, world.otherMint)).toEqual(
      arrives === 0n ? undefined : same(arrives),
    );
  });

  it("about to change: neither amount is called certain, and either is in order", async () => {
    await stage(rate(0n, 1_000n, 100), rate(9n, 1_000n, 500));
    const review = await send(100n);
    expect(review.findings.map(({ rule }) => rule)).not.toContain("SIM-03");
    expect(row(review, destination, world.otherMint)).toEqual({
      expected: null,
      observed: 99n,
      lifecycle: null,
    });
  });

  it("not on a transfer to the same account", async () => {
    await stage(rate(0n, 1_000n, 5_000), rate(0n, 1_000n, 5_000));
    const review = await send(100n, source, source);
    allAsStated(review);
    expect(row(review, source, world.otherMint)).toBeUndefined();
  });

  it("make each new account larger, and its deposit with it", async () => {
    await stage(rate(0n, 1_000n, 50), rate(0n, 1_000n, 50));
    const [ata] = await findAssociatedTokenPda({
      owner: world.seller.address,
      mint: world.otherMint,
      tokenProgram: TOKEN_2022,
    });
    const review = await look(world, [
      getCreateAssociatedTokenIdempotentInstruction({
        payer: world.buyer,
        ata,
        owner: world.seller.address,
        mint: world.otherMint,
      }),
    ]);
    allAsStated(review);
    expect(row(review, ata)?.lifecycle).toBe("created");
  });
});
