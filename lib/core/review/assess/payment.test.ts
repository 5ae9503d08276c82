import { getTransferSolWithSeedInstruction } from "@solana-program/system";
import { beforeAll, describe, expect, it } from "vitest";
import type { Intent } from "../../intent";
import { SYSTEM } from "../programs/addresses";
import { request } from "../testing/case";
import { rulesOf } from "../testing/rules-of";
import { createWorld, memoInstruction, type World } from "../testing/world";

const SELLER = 15_356_250_000n;
const MARKETPLACE = 393_750_000n;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

describe("a seller who is also the marketplace", () => {
  const found = async (...amounts: readonly bigint[]): Promise<string[]> => {
    const { address } = world.seller;
    const intent: Intent = {
      ...world.intent,
      pay: {
        ...world.intent.pay,
        payees: world.intent.pay.payees.map((payee) => ({ ...payee, address })),
      },
    };
    const { limit, price, create, licence, memo } = world.parts;
    const legs = amounts.map((amount) => world.pay(address, amount));
    const bytes = await world.bytes([limit, price, create, ...legs, licence, memo]);
    return rulesOf(request(world, bytes, { intent }));
  };

  it("is paid leg by leg, or the sum at once", async () => {
    expect(await found(SELLER, MARKETPLACE)).toEqual([]);
    expect(await found(SELLER + MARKETPLACE)).toEqual([]);
  });

  it("is not paid a third time, nor less or more than the sum", async () => {
    expect(await found(SELLER, MARKETPLACE, 0n)).toEqual(["PAY-02 block"]);
    expect(await found(SELLER)).toEqual(["PAY-01 block", "PAY-03 block"]);
    expect(await found(SELLER + MARKETPLACE, 1n)).toEqual(["PAY-01 block", "PAY-03 block"]);
  });
});

describe("a payee whose balance could not settle afterwards", () => {
  it("blocks before the signature, though the instructions say so themselves", async () => {
    const back = getTransferSolWithSeedInstruction({
      source: world.seller.address,
      baseAccount: world.escrow,
      destination: world.stranger.address,
      amount: 1n,
      fromSeed: "x",
      fromOwner: SYSTEM,
    });
    const honest = await world.bytes(world.purchase({ memo: memoInstruction("thank you") }));
    const cluster = (taken: bigint): World["cluster"] => ({
      ...world.cluster,
      simulate: async (_, addresses) => {
        const simulation = await world.cluster.simulate(honest, addresses);
        return {
          ...simulation,
          accounts: simulation.accounts.map((state, index) =>
            state !== null && addresses[index] === world.seller.address
              ? { ...state, lamports: state.lamports - taken }
              : state,
          ),
        };
      },
    });
    const bytes = await world.bytes([...world.purchase(), back]);
    expect(await rulesOf(request(world, bytes, { cluster: cluster(1n) }))).toEqual([
      "SIM-03 block",
    ]);
    expect(await rulesOf(request(world, bytes, { cluster: cluster(0n) }))).toEqual([]);
  });
});
