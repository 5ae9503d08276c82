import {
  getRequestHeapFrameInstruction,
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { AccountRole, getTransactionDecoder, lamports, type Instruction } from "@solana/kit";
import { FailedTransactionMetadata, LiteSVM } from "litesvm";
import { beforeAll, describe, expect, it, test } from "vitest";
import { LIGHTHOUSE } from "../review/programs/addresses";
import { addressFromBytes } from "../solana";
import { proofRefusal, proofTransaction } from ".";
import { deviceOf } from "./testing/device";
import { createProofWorld, signInText, type ProofWorld } from "./testing/proof-world";
import { proofBlockhash } from "./transaction";

let proofs: ProofWorld;
beforeAll(async () => {
  proofs = await createProofWorld();
});

const refusal = (signed: Uint8Array) => proofRefusal(proofs.wallet, proofs.text, signed);

describe("the transaction of a wallet and a text", () => {
  it("is, byte for byte, what kit makes of one memo, and proves the wallet once signed", async () => {
    const { made, signed, memo, proof } = proofs;
    expect(await made([memo()])).toEqual(proof);
    expect(await refusal(await signed([memo()]))).toBeNull();
  });

  it("is run by no cluster, signed as it is, and costs nothing", async () => {
    const { signed, memo, wallet } = proofs;
    const cluster = new LiteSVM();
    cluster.airdrop(wallet, lamports(1_000_000_000n));
    const bytes = await signed([memo()]);
    const result = cluster.sendTransaction(getTransactionDecoder().decode(bytes));
    expect(result).toBeInstanceOf(FailedTransactionMetadata);
    expect(String(result)).toContain("BlockhashNotFound");
    expect(cluster.getBalance(wallet)).toBe(1_000_000_000n);
  });

  it("is made of no text that a blockhash or a nonce could have come from, nor of one too long", () => {
    const make = (length: number) => () => proofTransaction(proofs.wallet, "x".repeat(length));
    expect(make(64)).toThrow(RangeError);
    expect(make(1_001)).toThrow(RangeError);
    // Room for the fee settings that a wallet adds.
    expect(make(1_000)().length).toBeLessThan(1_232 - 60);
  });
});

describe("what a wallet gives back", () => {
  const lighthouse = (tag: number): Instruction => ({
    programAddress: LIGHTHOUSE,
    accounts: [{ address: proofs.wallet, role: AccountRole.READONLY }],
    data: Uint8Array.of(tag, 4, 0, 1),
  });

  test("with a guard is taken; with what looks like a guard and writes memory it is not", async () => {
    const { signed, memo } = proofs;
    expect(await refusal(await signed([memo(), lighthouse(5)]))).toBeNull();
    for (const tag of [0, 1])
      expect(await refusal(await signed([memo(), lighthouse(tag)]))).not.toBeNull();
  });

  test.each(["transfer", "blockhash", "nonce"] as const)(
    "with another %s proves nothing, though its signature is right",
    async (change) => {
      const device = deviceOf(1);
      expect(device.address).toBe(proofs.wallet);
      expect(await refusal(device.signChanged(proofs.text, "none"))).toBeNull();
      expect(await refusal(device.signChanged(proofs.text, change))).not.toBeNull();
    },
  );

  it("with all four fee settings is taken; with one twice, unknown, misshapen or dear it is not", async () => {
    const { signed, memo } = proofs;
    const price = getSetComputeUnitPriceInstruction({ microLamports: 9n });
    const setting = (...data: number[]): Instruction => ({
      programAddress: price.programAddress,
      data: Uint8Array.from(data),
    });
    const limit = getSetComputeUnitLimitInstruction({ units: 20_000 });
    const heap = getRequestHeapFrameInstruction({ bytes: 32_768 });
    const loaded = setting(4, 0, 0, 1, 0);
    expect(await refusal(await signed([price, limit, heap, loaded, memo()]))).toBeNull();
    const dear = getSetComputeUnitPriceInstruction({ microLamports: 10n ** 12n });
    const odd = [
      [price, price],
      [setting(0, 1, 0, 0, 0)],
      [setting(5, 0)],
      [setting(3, 9)],
      [dear],
    ];
    for (const settings of odd)
      expect(await refusal(await signed([...settings, memo()]))).not.toBeNull();
  });

  it("over another text or version of the message, by another key, or unsigned proves nothing", async () => {
    const { signed, memo, wallet, world, proof } = proofs;
    const another = signInText(wallet, (words) => words.replace("3yZ", "4yZ"));
    const spoiled = [
      await signed([memo()], { version: 0 }),
      await signed([memo(another)]),
      await signed([memo(another)], { blockhash: proofBlockhash(another) }),
      await signed([memo()], { signers: [world.stranger] }),
      proof,
    ];
    for (const bytes of spoiled) expect(await refusal(bytes)).not.toBeNull();
  });

  it("is worth nothing under the small-order key, for which looser rules find signatures of nobody", async () => {
    const nobody = addressFromBytes(new Uint8Array(32));
    const text = signInText(nobody);
    const forged = proofTransaction(nobody, text);
    forged[1] = 1;
    expect(await proofRefusal(nobody, text, forged)).not.toBeNull();
  });
});
