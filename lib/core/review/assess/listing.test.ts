import {
  getApproveInstruction,
  getCreateAssociatedTokenIdempotentInstruction,
  getTransferCheckedInstruction,
} from "@solana-program/token";
import type { Instruction } from "@solana/kit";
import { beforeEach, describe, expect, it } from "vitest";
import { intentSchema, intentToJson, type Intent } from "../../intent";
import { lamports } from "../../money";
import type { Address } from "../../solana";
import { request } from "../testing/case";
import { rulesOf } from "../testing/rules-of";
import { createWorld, memoInstruction, PURCHASE_ID, type World } from "../testing/world";

let world: World;
let mine: Address;
beforeEach(async () => {
  world = await createWorld();
});

const nothing = { mint: "SOL" as const, total: lamports(0n), payees: [] };

const move = (
  from: "buyer" | "escrow",
  source: Address,
  destination: Address,
  amount = 1n,
  mint = world.mint,
): Instruction =>
  getTransferCheckedInstruction({
    source,
    mint,
    destination,
    authority: world[from],
    amount,
    decimals: 0,
  });

const review = async (
  intent: Intent,
  instructions: readonly Instruction[],
  cluster: World["cluster"] | null = world.cluster,
): Promise<string[]> => {
  const { limit, price } = world.parts;
  const bytes = await world.bytes([limit, price, ...instructions]);
  return rulesOf(request(world, bytes, { intent, cluster }));
};

describe("a listing hands the licence over", () => {
  let listing: Intent;
  beforeEach(async () => {
    mine = await world.putTokens(world.buyer.address, world.mint, 1n);
    await world.putTokens(world.escrow.address, world.mint, 0n);
    listing = {
      ...world.intent,
      kind: "list",
      pay: nothing,
      receive: [],
      give: [
        {
          mint: world.mint,
          amount: lamports(1n),
          to: world.escrow.address,
          label: "licence for mod_1",
        },
      ],
    };
  });

  it("into the escrow's associated account, or the account itself where that was agreed", async () => {
    const given = move("buyer", mine, world.escrowTokens);
    expect(await review(listing, [given])).toEqual([]);
    expect(await review(listing, [given], null)).toEqual([]);
    const exact = listing.give.map((gift) => ({ ...gift, to: world.escrowTokens }));
    expect(await review({ ...listing, give: exact }, [given])).toEqual([]);
  });

  it("and nowhere else, not even into an account that somebody prepared for the escrow", async () => {
    const theirs = await world.putTokens(world.stranger.address, world.mint, 0n);
    expect(await review(listing, [move("buyer", mine, theirs)])).toEqual(["PAY-04 block"]);
    expect(await review(listing, [move("buyer", mine, theirs)], null)).toEqual(["PAY-04 block"]);
    const prepared = await world.putTokens(
      world.escrow.address,
      world.mint,
      0n,
      { closeAuthority: world.stranger.address },
      world.strangerLicence,
    );
    expect(await review(listing, [move("buyer", mine, prepared)])).toEqual(["PAY-04 block"]);
  });

  it("once, to the unit, and no other token", async () => {
    const given = move("buyer", mine, world.escrowTokens);
    expect(await review(listing, [])).toEqual(["PAY-04 block"]);
    await world.putTokens(world.buyer.address, world.mint, 5n);
    expect(await review(listing, [given, given])).toEqual(["PAY-04 block"]);
    expect(await review(listing, [move("buyer", mine, world.escrowTokens, 2n)])).toEqual([
      "PAY-04 block",
    ]);
    const escrowOther = await world.putTokens(world.escrow.address, world.otherMint, 0n);
    const exact = listing.give.map((gift) => ({ ...gift, to: world.escrowTokens }));
    const wrong = move("buyer", world.buyerOther, world.escrowTokens, 1n, world.otherMint);
    expect(await review({ ...listing, give: exact }, [wrong], null)).toEqual(["PAY-04 block"]);
    const other = move("buyer", world.buyerOther, escrowOther, 1n, world.otherMint);
    expect(await review(listing, [given, other])).toEqual(["PAY-04 block"]);
  });

  it("for nothing but the network fee: a payment or an approval beside it is refused", async () => {
    const given = move("buyer", mine, world.escrowTokens);
    expect(await review(listing, [given, world.pay(world.seller.address, 1n)])).toEqual([
      "PAY-01 block",
      "PAY-02 block",
    ]);
    const approval = getApproveInstruction({
      source: mine,
      delegate: world.escrow.address,
      owner: world.buyer,
      amount: 1n,
    });
    expect(await review(listing, [given, approval])).toEqual(["AUTH-03 block", "SIM-04 block"]);
  });

  it("is no part of a purchase", async () => {
    const given = move("buyer", mine, world.escrowTokens);
    const purchase = { ...listing, kind: "purchase" as const };
    expect(intentSchema.safeParse(intentToJson(listing)).success).toBe(true);
    expect(intentSchema.safeParse(intentToJson(purchase)).success).toBe(false);
    expect(await review({ ...purchase, give: [] }, [given])).toEqual([
      "PAY-04 block",
      "GET-04 warn",
    ]);
  });
});

describe("a cancellation brings it back", () => {
  let cancelling: Intent;
  beforeEach(() => {
    cancelling = { ...world.intent, kind: "cancel", pay: nothing, give: [] };
  });

  it("into the wallet's own account, at the cost of its deposit", async () => {
    const { create, licence } = world.parts;
    expect(await review(cancelling, [create, licence, memoInstruction(PURCHASE_ID)])).toEqual([]);
  });

  it("and is refused where it does not, where it costs something, or where another token goes", async () => {
    const { create, licence, seller } = world.parts;
    expect(await review(cancelling, [create])).toEqual(["GET-01 block"]);
    expect(await review(cancelling, [create, licence, seller])).toEqual([
      "PAY-01 block",
      "PAY-02 block",
    ]);
    const other = move("buyer", world.buyerOther, world.strangerOther, 1n, world.otherMint);
    expect(await review(cancelling, [create, licence, other])).toEqual(["PAY-04 block"]);
    expect(intentSchema.safeParse(intentToJson(cancelling)).success).toBe(true);
    const paid = { ...cancelling, pay: world.intent.pay };
    expect(intentSchema.safeParse(intentToJson(paid)).success).toBe(false);
  });

  it("pays for somebody else's account only with a warning", async () => {
    const { create, licence } = world.parts;
    const theirs = getCreateAssociatedTokenIdempotentInstruction({
      payer: world.buyer,
      ata: world.strangerLicence,
      owner: world.stranger.address,
      mint: world.mint,
    });
    expect(await review(cancelling, [create, licence, theirs])).toEqual(["PAY-06 warn"]);
  });
});
