import { getAssignInstruction } from "@solana-program/system";
import { beforeAll, describe, expect, it } from "vitest";
import { reviewTransaction } from "./review";
import { createWorld, NOW, type World } from "./testing/world";
import { fromBase64 } from "../solana";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

const review = async (transaction: Uint8Array, cluster: World["cluster"] | null = world.cluster) =>
  reviewTransaction({ transaction, intent: world.intent, cluster, now: NOW });

describe("a purchase as REALM prepares it", () => {
  it("is safe to sign, without a single finding", async () => {
    const result = await review(await world.bytes(world.purchase()));
    expect(result.findings).toEqual([]);
    expect(result.verdict).toBe("ok");
  });

  it("shows what is paid and received to the lamport", async () => {
    const { outcome } = await review(await world.bytes(world.purchase()));
    expect(
      outcome?.pays.map(({ amount, role, counterparty }) => [amount, role, counterparty]),
    ).toEqual([
      [15_356_250_000n, "seller", world.seller.address],
      [393_750_000n, "marketplace", world.treasury.address],
    ]);
    expect(outcome?.receives).toMatchObject([
      {
        mint: world.mint,
        amount: 1n,
        label: "licence for mod_1",
        decimals: 0,
        counterparty: world.escrow.address,
      },
    ]);
    expect(outcome?.networkFee).toBe(10_200n);
    expect(outcome?.rent).toBe(2_039_280n);
  });

  it("is at best to be checked when it is reviewed offline", async () => {
    const result = await review(await world.bytes(world.purchase()), null);
    expect(result.findings).toEqual([]);
    expect(result.verdict).toBe("warn");
    expect(result.skipped.map(({ rule }) => rule)).toContain("SIM-03");
  });

  it("is fine as a legacy message and when the account exists already", async () => {
    await world.putTokens(world.buyer.address, world.mint, 0n);
    const result = await review(await world.bytes(world.purchase(), { version: "legacy" }));
    expect(result.findings).toEqual([]);
    expect(result.outcome?.rent).toBe(0n);
    expect(result.messageVersion).toBe("legacy");
  });
});

describe("what can't be established", () => {
  it("blocks when the cluster answers nothing", async () => {
    const fail = () => Promise.reject(new Error("down"));
    const cluster = { genesisHash: fail, accounts: fail, isBlockhashValid: fail, simulate: fail };
    const result = await review(await world.bytes(world.purchase()), cluster);
    expect(result.verdict).toBe("block");
    expect(result.findings.map(({ rule }) => rule)).toEqual(["SIM-02"]);
    expect(result.outcome).toBeNull();
  });

  it("blocks and knows no outcome when the simulation fails", async () => {
    const simulate = () =>
      Promise.resolve({
        error: { InstructionError: [5, { Custom: 1 }] },
        logs: [],
        unitsConsumed: null,
        accounts: [],
        innerInstructions: [],
      });
    const result = await review(await world.bytes(world.purchase()), {
      ...world.cluster,
      simulate,
    });
    expect(result.findings.map(({ rule, message }) => [rule, message])).toEqual([
      ["SIM-01", "It would fail: the Token instruction 6 fails: there are not enough tokens."],
    ]);
    expect(result.outcome).toBeNull();
  });

  it("blocks for any bytes that are no transaction", async () => {
    const result = await review(fromBase64("AAEC"));
    expect([result.verdict, result.findings[0]?.rule]).toEqual(["block", "MSG-01"]);
  });
});

describe("hostile variants of a purchase", () => {
  const rulesOf = async (transaction: Uint8Array): Promise<string[]> => {
    const { verdict, findings } = await review(transaction);
    expect(verdict).toBe("block");
    return findings.map(({ rule }) => rule);
  };

  it("another seller and a higher price are named with both amounts", async () => {
    world = await createWorld();
    const stolen = world.pay(world.stranger.address, 15_356_250_000n);
    expect(await rulesOf(await world.bytes(world.purchase({ seller: stolen })))).toEqual([
      "PAY-02",
    ]);
    const dear = await review(
      await world.bytes(
        world.purchase({ seller: world.pay(world.seller.address, 16_000_000_000n) }),
      ),
    );
    expect(dear.findings.map(({ message }) => message)).toEqual([
      "You would pay 16.39375 SOL, not the 15.75 SOL agreed.",
      "The seller would get 16 SOL, not the 15.35625 SOL agreed.",
    ]);
  });

  it("an Assign at the end, which moves no balance, is caught twice over", async () => {
    const assign = getAssignInstruction({ account: world.buyer, programAddress: world.mint });
    const rules = await rulesOf(await world.bytes([...world.purchase(), assign]));
    expect(rules).toEqual(expect.arrayContaining(["AUTH-01", "SIM-04"]));
  });

  it("a permanent delegate on the promised mint is caught in its extensions", async () => {
    const { cluster, mint } = world;
    // A mint of supply 1 that is initialized, then its kind and one extension of 32 bytes.
    const data = new Uint8Array(170 + 32);
    data[36] = 1;
    data[45] = 1;
    data.set([1, 12, 0, 32, 0], 165);
    const accounts: typeof cluster.accounts = async (addresses) =>
      (await cluster.accounts(addresses)).map((state, index) =>
        state !== null && addresses[index] === mint ? { ...state, data } : state,
      );
    const result = await review(await world.bytes(world.purchase()), { ...cluster, accounts });
    expect(result.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["GET-02", "block"],
    ]);
  });
});
