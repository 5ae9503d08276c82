import { getSetComputeUnitPriceInstruction } from "@solana-program/compute-budget";
import { AccountRole, type Instruction } from "@solana/kit";
import { beforeAll, describe, expect, it } from "vitest";
import { LIGHTHOUSE } from "../programs/addresses";
import { createWorld, type World } from "../testing/world";
import { compareSigned } from "./signed";

let world: World;
/** A purchase that needs the wallet alone, so that the wallet may edit it. */
let plain: Instruction[];

beforeAll(async () => {
  world = await createWorld();
  const { limit, price, seller, treasury, memo } = world.parts;
  plain = [limit, price, seller, treasury, memo];
});

const guard = (tag: number): Instruction => ({
  programAddress: LIGHTHOUSE,
  accounts: [{ address: world.stranger.address, role: AccountRole.READONLY }],
  data: Uint8Array.of(tag, 4, 0, 1),
});

const signed = (instructions: readonly Instruction[], options = {}): Promise<Uint8Array> =>
  world.bytes(instructions, { signers: [world.buyer], ...options });

const compare = async (back: readonly Instruction[], options = {}) => {
  const reviewed = await world.bytes(plain, { signers: [] });
  return compareSigned({
    reviewed,
    signed: await signed(back, options),
    wallet: world.buyer.address,
    networkFeeLimit: 100_000n,
  });
};

const rulesOf = ({ findings }: { findings: readonly { rule: string }[] }): string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
];

describe("what a wallet may do", () => {
  it("nothing but sign", async () => {
    const result = await compare(plain);
    expect(result.findings).toEqual([]);
    expect(result.benign).toEqual([]);
    expect(result.signature).toMatch(/^[1-9A-HJ-NP-Za-km-z]{80,88}$/u);
  });

  it("add guards before, between and after, which are named", async () => {
    const [first, ...rest] = plain;
    const result = await compare([
      guard(5),
      ...(first ? [first] : []),
      guard(17),
      ...rest,
      guard(2),
    ]);
    expect(result.findings).toEqual([]);
    expect(result.benign).toEqual(["The wallet added 3 Lighthouse guards."]);
  });

  it("set another compute price within the limit, which is named", async () => {
    const dearer = getSetComputeUnitPriceInstruction({ microLamports: 100_000n });
    const result = await compare(plain.map((part) => (part === world.parts.price ? dearer : part)));
    expect(result.findings).toEqual([]);
    expect(result.benign).toEqual([
      "The wallet changed the compute unit price from 1,000 to 100,000 micro-lamports.",
      "The wallet set a network fee of 0.000025 SOL.",
    ]);
  });
});

describe("what is refused", () => {
  it.each([0, 1, 18])("a Lighthouse instruction that is no guard (%i)", async (tag) => {
    expect(rulesOf(await compare([...plain, guard(tag)]))).toEqual(["POST-01"]);
  });

  it("a compute price beyond the limit", async () => {
    const dear = getSetComputeUnitPriceInstruction({ microLamports: 1_000_000n });
    const result = await compare(plain.map((part) => (part === world.parts.price ? dear : part)));
    expect(rulesOf(result)).toEqual(["POST-01"]);
  });

  it("an added, a changed, a missing and a moved instruction", async () => {
    const extra = world.pay(world.stranger.address, 1n);
    const swapped = plain.map((part) =>
      part === world.parts.seller ? world.pay(world.stranger.address, 5n) : part,
    );
    for (const back of [[...plain, extra], swapped, plain.slice(0, -1), plain.toReversed()]) {
      expect(rulesOf(await compare(back))).toEqual(["POST-01"]);
    }
  });

  it("another block, another fee payer, another signer", async () => {
    const other = await compare(plain, { blockhash: world.mint });
    expect(other.findings.map(({ message }) => message)).toEqual(["It is tied to another block."]);
    const payer = await compare(plain, {
      feePayer: world.stranger.address,
      signers: [world.buyer, world.stranger],
    });
    expect(payer.findings.map(({ message }) => message)).toContain(
      "Another account would pay the network fee.",
    );
  });

  it("no signature of the wallet, and one that does not fit", async () => {
    expect(rulesOf(await compare(plain, { signers: [] }))).toEqual(["POST-02"]);
    const good = await signed(plain);
    const bad = good.with(5, (good[5] ?? 0) ^ 1);
    const result = await compareSigned({
      reviewed: good,
      signed: bad,
      wallet: world.buyer.address,
      networkFeeLimit: 100_000n,
    });
    expect(rulesOf(result)).toEqual(["POST-02"]);
  });

  it("a co-signer's signature dropped, or made stale by an edit", async () => {
    const reviewed = await world.bytes(world.purchase());
    const check = async (back: Uint8Array) =>
      rulesOf(
        await compareSigned({
          reviewed,
          signed: back,
          wallet: world.buyer.address,
          networkFeeLimit: 100_000n,
        }),
      );
    const both = await world.bytes(world.purchase(), { signers: [world.buyer, world.escrow] });
    expect(await check(both)).toEqual([]);
    expect(await check(both.map((byte, index) => (index > 64 && index < 129 ? 0 : byte)))).toEqual([
      "POST-03",
    ]);
    const edited = await world.bytes([...world.purchase(), guard(5)], { signers: [world.buyer] });
    edited.set(both.subarray(65, 129), 65);
    expect(await check(edited)).toEqual(["POST-03"]);
  });

  it("bytes that are no transaction", async () => {
    const result = await compareSigned({
      reviewed: Uint8Array.of(1),
      signed: Uint8Array.of(),
      wallet: world.buyer.address,
      networkFeeLimit: 0n,
    });
    expect(rulesOf(result)).toEqual(["POST-01"]);
    expect(result.signature).toBeNull();
  });
});
