import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { AccountRole, type Address, type Instruction } from "@solana/kit";
import { TransactionMessage, VersionedTransaction } from "@solana/web3.js";
import { beforeAll, describe, expect, it } from "vitest";
import { decodeTransaction } from "../decode/transaction";
import { LIGHTHOUSE } from "../programs/addresses";
import { createWorld, type World } from "../testing/world";
import { compareSigned, type SignedComparison } from "./signed";

let world: World;
let plain: Instruction[];

beforeAll(async () => {
  world = await createWorld();
  const { limit, price, seller, treasury, memo } = world.parts;
  plain = [limit, price, seller, treasury, memo];
});

const guard = (account: Address, role = AccountRole.READONLY): Instruction => ({
  programAddress: LIGHTHOUSE,
  accounts: [{ address: account, role }],
  data: Uint8Array.of(5, 4, 0, 1),
});

const compareBytes = (reviewed: Uint8Array, signed: Uint8Array): Promise<SignedComparison> =>
  compareSigned({
    reviewed,
    signed,
    wallet: world.buyer.address,
    networkFeeLimit: 100_000n,
  });

const compare = async (
  back: readonly Instruction[],
  options: Parameters<World["bytes"]>[1] = {},
  reviewed: readonly Instruction[] = plain,
): Promise<SignedComparison> =>
  compareBytes(
    await world.bytes(reviewed, { signers: [] }),
    await world.bytes(back, { signers: [world.buyer], ...options }),
  );

const sentences = ({ findings }: SignedComparison): string[] =>
  findings.map(({ rule, message }) => `${rule} ${message}`);

describe("edits that are named and pass", () => {
  it("a limit added where none was set", async () => {
    const [, ...bare] = plain;
    const { findings, benign } = await compare(
      [getSetComputeUnitLimitInstruction({ units: 300_000 }), ...bare],
      {},
      bare,
    );
    expect(findings).toEqual([]);
    expect(benign).toEqual([
      "The wallet added a compute unit limit of 300,000 units.",
      "The wallet set a network fee of 0.0000053 SOL.",
    ]);
  });

  it("settings in another order, which change nothing", async () => {
    const [limit, price, ...rest] = plain;
    const { findings, benign } = await compare([
      ...(price ? [price] : []),
      ...(limit ? [limit] : []),
      ...rest,
    ]);
    expect([findings, benign]).toEqual([[], []]);
  });

  it("a guard that looks at the wallet, which signs anyway", async () => {
    const { findings, benign } = await compare([
      ...plain,
      guard(world.buyer.address, AccountRole.READONLY_SIGNER),
    ]);
    expect(findings).toEqual([]);
    expect(benign).toEqual(["The wallet added 1 Lighthouse guard."]);
  });

  it("the same message compiled anew by web3.js, with its accounts in another order", async () => {
    const reviewed = await world.bytes(plain, { signers: [] });
    const old = VersionedTransaction.deserialize(reviewed);
    const again = new VersionedTransaction(
      TransactionMessage.decompile(old.message).compileToV0Message(),
    );
    const signed = again.serialize();
    const keys = [reviewed, signed].map((bytes) => {
      const decoded = decodeTransaction(bytes);
      return decoded.ok ? decoded.transaction.staticKeys : [];
    });
    expect(keys[1]).not.toEqual(keys[0]);
    expect(keys[1]?.toSorted()).toEqual(keys[0]?.toSorted());
    expect(sentences(await compareBytes(reviewed, signed))).toEqual([
      "POST-02 Your wallet's signature is missing.",
    ]);
  });
});

describe("edits that are refused, each in words", () => {
  it("a guard that makes an account writable", async () => {
    const result = await compare([...plain, guard(world.stranger.address, AccountRole.WRITABLE)]);
    expect(sentences(result)).toEqual([`POST-01 ${world.stranger.address} became writable.`]);
    expect(result.benign).toEqual([]);
  });

  it("a guard that makes somebody else sign", async () => {
    const result = await compare(
      [...plain, guard(world.stranger.address, AccountRole.READONLY_SIGNER)],
      { signers: [world.buyer, world.stranger] },
    );
    expect(sentences(result)).toEqual([
      "POST-01 Other accounts have to sign.",
      `POST-01 ${world.stranger.address} became a signer.`,
    ]);
  });

  it("an instruction doubled, moved, dropped, altered and added", async () => {
    const { seller, memo } = world.parts;
    const [limit, price, first, second, last] = plain;
    if (!limit || !price || !first || !second || !last) throw new Error("five instructions");
    expect(sentences(await compare([...plain, seller]))).toEqual([
      "POST-01 Instruction 6 (System transferSol) stands there once more.",
    ]);
    expect(sentences(await compare([limit, price, second, first, last]))).toEqual([
      "POST-01 Instruction 4 (System transferSol) stands in another place than reviewed.",
    ]);
    expect(sentences(await compare(plain.filter((part) => part !== memo)))).toEqual([
      "POST-01 The reviewed instruction 5 (Memo addMemo) is missing.",
    ]);
    const more = world.pay(world.seller.address, 16_000_000_000n);
    expect(sentences(await compare([limit, price, more, second, last]))).toEqual([
      "POST-01 Instruction 3 (System transferSol) is not what was reviewed: it has other data.",
    ]);
    const elsewhere = world.pay(world.treasury.address, 15_356_250_000n);
    expect(sentences(await compare([limit, price, elsewhere, second, last]))).toEqual([
      "POST-01 Instruction 3 (System transferSol) is not what was reviewed: it has other accounts.",
    ]);
    const extra = { ...guard(world.seller.address), data: Uint8Array.of(0, 1) };
    expect(sentences(await compare([...plain, extra]))).toEqual([
      "POST-01 Instruction 6 (Lighthouse memoryWrite) was added.",
    ]);
  });

  it("a setting dropped or set twice, even to the same value", async () => {
    const [, ...bare] = plain;
    expect(sentences(await compare(bare))).toEqual([
      "POST-01 The compute unit limit that was reviewed is missing.",
    ]);
    const price = getSetComputeUnitPriceInstruction({ microLamports: 1_000n });
    expect(sentences(await compare([price, ...plain]))).toEqual([
      "POST-01 The network fee is set twice.",
    ]);
  });

  it("a legacy message turned into version 0", async () => {
    const result = await compareBytes(
      await world.bytes(plain, { signers: [], version: "legacy" }),
      await world.bytes(plain, { signers: [world.buyer] }),
    );
    expect(sentences(result)).toEqual(["POST-01 The message has another version."]);
  });

  it("a program's account made writable in the header alone", async () => {
    const reviewed = await world.bytes(plain, { signers: [] });
    // One signature, the version, then signers, read-only signers, read-only others.
    const place = 1 + 64 + 1 + 2;
    const raised = reviewed.with(place, (reviewed[place] ?? 0) - 1);
    expect(sentences(await compareBytes(reviewed, raised))[0]).toMatch(
      /^POST-01 \w+ became writable\.$/u,
    );
  });

  it("an account named outright that was reviewed as an entry of a lookup table", async () => {
    const table = world.sponsor.address;
    const reviewed = await world.bytes(plain, {
      signers: [],
      tables: { [table]: [world.seller.address] },
    });
    const result = await compareBytes(
      reviewed,
      await world.bytes(plain, { signers: [world.buyer] }),
    );
    expect(sentences(result)).toEqual([
      `POST-01 ${world.seller.address} became writable.`,
      "POST-01 Instruction 3 (System transferSol) is not what was reviewed: it has other accounts.",
    ]);
  });
});
