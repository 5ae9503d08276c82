import { beforeEach, describe, expect, it } from "vitest";
import { reviewTransaction } from "../review";
import { request } from "../testing/case";
import { throughTable } from "../testing/message-cases";
import { rulesOf } from "../testing/rules-of";
import { createWorld, type World } from "../testing/world";
import { isVolatile } from "../verdict";
import type { AccountState, ClusterReader } from "./cluster-reader";
import type { Address } from "../../solana";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

type Change = (state: AccountState, address: Address) => AccountState;

/** An endpoint that sees accounts otherwise, before and after. */
const seeing = (before: Change, after: Change = before): ClusterReader => ({
  ...world.cluster,
  accounts: async (addresses) =>
    (await world.cluster.accounts(addresses)).map((state, index) => {
      const address = addresses[index];
      return state && address ? before(state, address) : state;
    }),
  simulate: async (bytes, addresses) => {
    const simulation = await world.cluster.simulate(bytes, addresses);
    return {
      ...simulation,
      accounts: simulation.accounts.map((state, index) => {
        const address = addresses[index];
        return state && address ? after(state, address) : state;
      }),
    };
  },
});

const same: Change = (state) => state;

describe("lookup tables the cluster does not answer for", () => {
  const silent = (table: Address): ClusterReader => ({
    ...world.cluster,
    accounts: (addresses) =>
      addresses.includes(table)
        ? Promise.reject(new Error("busy"))
        : world.cluster.accounts(addresses),
  });

  it("are SIM-02 alone, which another look may take away", async () => {
    const bytes = await throughTable(world, null);
    const { findings, skipped } = await reviewTransaction(
      request(world, bytes, { cluster: silent(world.sponsor.address) }),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(["SIM-02"]);
    expect(findings.every(isVolatile)).toBe(true);
    expect(skipped.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["MSG-10", "PAY-02", "AUTH-10"]),
    );
  });

  it("make the second endpoint's word missing, not a disagreement", async () => {
    const bytes = await throughTable(world, null);
    expect(
      await rulesOf(request(world, bytes, { secondCluster: silent(world.sponsor.address) })),
    ).toEqual(["SIM-05 warn"]);
  });
});

describe("a second endpoint", () => {
  const against = async (secondCluster: ClusterReader, bytes?: Uint8Array) =>
    rulesOf(
      request(world, bytes ?? (await world.bytes(world.purchase())), {
        secondCluster,
      }),
    );

  it("disagrees on what stands in a lookup table", async () => {
    const bytes = await throughTable(world, null);
    const swapped = seeing((state, address) =>
      address === world.sponsor.address
        ? { ...state, data: Uint8Array.from(state.data).fill(9, 56) }
        : state,
    );
    expect(await against(swapped, bytes)).toEqual(["SIM-05 block"]);
    expect(await against(world.cluster, bytes)).toEqual([]);
  });

  it("disagrees on who can close the account the licence arrives in", async () => {
    const closable = seeing(same, (state, address) =>
      address === world.buyerTokens
        ? { ...state, data: Uint8Array.from(state.data).with(129, 1) }
        : state,
    );
    expect(await against(closable)).toEqual(["SIM-05 block"]);
  });

  it("disagrees on the kind of token that is promised", async () => {
    const divisible = seeing((state, address) =>
      address === world.mint ? { ...state, data: Uint8Array.from(state.data).with(44, 9) } : state,
    );
    expect(await against(divisible)).toEqual(["SIM-05 block"]);
  });

  it("disagrees on what a payee gets, not on what others paid it meanwhile", async () => {
    const richer: Change = (state, address) =>
      address === world.treasury.address ? { ...state, lamports: state.lamports + 7n } : state;
    expect(await against(seeing(richer))).toEqual([]);
    expect(await against(seeing(same, richer))).toEqual(["SIM-05 block"]);
  });
});
