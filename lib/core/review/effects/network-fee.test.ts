import { getTransactionDecoder, type Instruction } from "@solana/kit";
import {
  getRequestHeapFrameInstruction,
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
  getSetLoadedAccountsDataSizeLimitInstruction,
} from "@solana-program/compute-budget";
import { FailedTransactionMetadata } from "litesvm";
import { beforeEach, describe, expect, it } from "vitest";
import { decodeTransaction } from "../decode/transaction";
import { resolveTransaction } from "../resolve/gather";
import { ED25519, STAKE } from "../programs/addresses";
import { offline, purchaseAnd } from "../testing/case";
import { rulesOf } from "../testing/rules-of";
import { createWorld, memoInstruction, type World } from "../testing/world";
import { networkFee, type NetworkFee } from "./network-fee";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const stated = async (bytes: Uint8Array): Promise<NetworkFee> => {
  const decoded = decodeTransaction(bytes);
  if (!decoded.ok) throw new Error(decoded.reason);
  const { instructions } = await resolveTransaction(decoded.transaction, null);
  return networkFee(decoded.transaction, instructions);
};

/** What the runtime takes from the fee payer, who pays for nothing else here. */
const taken = (bytes: Uint8Array): bigint => {
  const payer = world.sponsor.address;
  const before = world.svm.getBalance(payer) ?? 0n;
  const result = world.svm.sendTransaction(getTransactionDecoder().decode(bytes));
  if (result instanceof FailedTransactionMetadata) throw new Error(result.toString());
  return before - (world.svm.getBalance(payer) ?? 0n);
};

const sent = (instructions: readonly Instruction[]): Promise<Uint8Array> =>
  world.bytes(instructions, { feePayer: world.sponsor.address, signers: [world.sponsor] });

const price = getSetComputeUnitPriceInstruction({ microLamports: 1_000_001n });
const raw = (programAddress: Instruction["programAddress"], data: number[]): Instruction => ({
  programAddress,
  accounts: [],
  data: Uint8Array.from(data),
});

describe("the network fee is what the runtime takes", () => {
  it.each<[string, (at: World) => Instruction[]]>([
    ["without a price", (at) => [at.pay(at.seller.address, 5n)]],
    [
      "a limit and a price, rounded up",
      () => [getSetComputeUnitLimitInstruction({ units: 7_001 }), price],
    ],
    [
      "a limit beyond the most there is",
      () => [getSetComputeUnitLimitInstruction({ units: 2_000_000 }), price],
    ],
    [
      "no limit: little for a program of the runtime",
      (at) => [price, at.pay(at.seller.address, 5n)],
    ],
    ["no limit: much for any other", () => [price, memoInstruction("a"), memoInstruction("b")]],
    ["no limit: a program that has left the runtime", () => [price, raw(STAKE, [13, 0, 0, 0])]],
    ["no limit: a signature check", () => [price, raw(ED25519, [0, 0])]],
    [
      "no limit: never more than the most there is",
      () => [price, ...Array.from({ length: 9 }, (_, index) => memoInstruction(`${index}`))],
    ],
  ])("%s", async (_, make) => {
    const bytes = await sent(make(world));
    const fee = await stated(bytes);
    expect(fee.total).toBe(taken(bytes));
  });

  it("charges signatures inside a signature check like a signer's, whatever follows them", async () => {
    const bytes = await sent([raw(ED25519, [3, 0])]);
    expect((await stated(bytes)).base).toBe(4n * 5_000n);
  });
});

describe("settings the runtime refuses", () => {
  const found = async (added: Instruction): Promise<string[]> =>
    rulesOf(await purchaseAnd(() => [added], offline)(world));

  it.each([31 * 1024, 257 * 1024, 64 * 1024 + 8])("a heap of %i bytes", async (bytes) => {
    expect(await found(getRequestHeapFrameInstruction({ bytes }))).toEqual(["PAY-05 block"]);
  });

  it("room for no account at all, while a little is fine", async () => {
    const room = (accountDataSizeLimit: number): Instruction =>
      getSetLoadedAccountsDataSizeLimitInstruction({ accountDataSizeLimit });
    expect(await found(room(0))).toEqual(["PAY-05 block"]);
    expect(await found(room(65_536))).toEqual([]);
  });

  it("the same setting twice", async () => {
    const twice = getSetComputeUnitLimitInstruction({ units: 200_000 });
    expect(await found(twice)).toEqual(["PAY-05 block"]);
  });

  it("ten times the cap, while less is worth a warning", async () => {
    const at = async (microLamports: bigint): Promise<string[]> => {
      const dear = getSetComputeUnitPriceInstruction({ microLamports });
      return rulesOf({
        ...(await purchaseAnd(() => [], offline)(world)),
        transaction: await world.bytes(world.purchase({ price: dear })),
      });
    };
    // Two signatures cost 10,000 lamports; the cap is 100,000.
    expect(await at(4_949_995n)).toEqual(["PAY-05 warn"]);
    expect(await at(4_950_000n)).toEqual(["PAY-05 block"]);
  });
});
