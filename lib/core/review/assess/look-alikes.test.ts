import { AccountRole } from "@solana/kit";
import { getTransferCheckedInstruction } from "@solana-program/token";
import { beforeAll, describe, expect, it } from "vitest";
import type { Address } from "../../solana";
import { TOKEN } from "../programs/addresses";
import { reviewTransaction } from "../review";
import { offline, purchaseAnd, request } from "../testing/case";
import { lookAlike } from "../testing/look-alike";
import { createWorld, type World } from "../testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const imitations = async (
  added: (at: World) => Parameters<World["bytes"]>[0],
): Promise<readonly (string | undefined)[]> => {
  const { findings } = await reviewTransaction(
    await purchaseAnd((at) => [...added(at)], offline)(world),
  );
  return findings.filter(({ rule }) => rule === "PAY-08").map(({ facts }) => facts["imitates"]);
};

const paid = (to: Address) => imitations((at) => [at.pay(to, 1n)]);

describe("an address with the ends of another", () => {
  it("is found where it imitates the wallet, the seller or the marketplace", async () => {
    for (const model of [world.buyer, world.seller, world.treasury]) {
      expect(await paid(lookAlike(model.address))).toEqual([model.address]);
    }
  });

  it("is found even where it was agreed: the page may have been given it", async () => {
    const imitation = lookAlike(world.buyer.address);
    const { total, payees, mint } = world.intent.pay;
    const pay = {
      mint,
      total,
      payees: payees.map((payee) => ({
        ...payee,
        address: payee.role === "seller" ? imitation : payee.address,
      })),
    };
    const [seller] = payees;
    const bytes = await world.bytes(
      world.purchase({ seller: world.pay(imitation, seller?.amount ?? 0n) }),
    );
    const { findings } = await reviewTransaction({
      ...request(world, bytes, offline()),
      intent: { ...world.intent, pay },
    });
    expect(findings.map(({ rule, facts }) => [rule, facts["imitates"]])).toEqual([
      ["PAY-08", world.buyer.address],
    ]);
  });

  it("is found where an unknown program imitates a known one, or a token the promised one", async () => {
    const program = (programAddress: Address) =>
      imitations((at) => [
        {
          programAddress,
          accounts: [{ address: at.stranger.address, role: AccountRole.WRITABLE }],
          data: Uint8Array.of(1),
        },
      ]);
    expect(await program(lookAlike(TOKEN))).toEqual([TOKEN]);
    const mint = lookAlike(world.mint);
    const gift = await imitations((at) => [
      getTransferCheckedInstruction({
        source: at.escrowTokens,
        mint,
        destination: at.strangerOther,
        authority: at.escrow,
        amount: 1n,
        decimals: 0,
      }),
    ]);
    expect(gift).toEqual([world.mint]);
  });

  it("is none where only one end fits, or where it is the address itself", async () => {
    const { address: seller } = world.seller;
    const other = world.stranger.address;
    expect(await paid(seller)).toEqual([]);
    expect(await paid(other)).toEqual([]);
  });
});
