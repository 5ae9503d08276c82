import { beforeEach, describe, expect, it } from "vitest";
import { address, genesisHashes } from "../../solana";
import { request } from "../testing/case";
import { rulesOf } from "../testing/rules-of";
import { createWorld, type World } from "../testing/world";
import type { AccountState, ClusterReader, Simulation } from "./cluster-reader";

const UNKNOWN = address("recr1L3PCGKLbckBqMNcJhuuyU1zgo8nBhfLVsJNwr5");

let world: World;
let bytes: Uint8Array;
beforeEach(async () => {
  world = await createWorld();
  bytes = await world.bytes(world.purchase());
});

type Edit = (state: AccountState | null, account: string | undefined) => AccountState | null;

const edited = (
  honest: ClusterReader,
  {
    accounts = (state) => state,
    simulation = (told) => told,
  }: {
    readonly accounts?: Edit;
    readonly simulation?: (told: Simulation) => Simulation;
  },
): ClusterReader => ({
  ...honest,
  accounts: async (addresses) =>
    (await honest.accounts(addresses)).map((state, index) => accounts(state, addresses[index])),
  simulate: async (wire, addresses) => {
    const told = simulation(await honest.simulate(wire, addresses));
    return {
      ...told,
      accounts: told.accounts.map((state, index) => accounts(state, addresses[index])),
    };
  },
});

const against = (first: ClusterReader, second: ClusterReader): Promise<string[]> =>
  rulesOf(request(world, bytes, { cluster: first, secondCluster: second }));

describe("a first endpoint that lies is contradicted by an honest second", () => {
  it("about what the wallet holds", async () => {
    const poor = edited(world.cluster, {
      accounts: (state, account) =>
        account === world.buyer.address && state
          ? { ...state, lamports: state.lamports + 5n }
          : state,
    });
    // Alone it is believed: before and after are wrong alike, so nothing shows in the change.
    expect(await against(poor, poor)).toEqual([]);
    expect(await against(poor, world.cluster)).toEqual(["SIM-05 block"]);
  });

  it("about which cluster it is", async () => {
    const honest = {
      ...world.cluster,
      genesisHash: () => Promise.resolve(genesisHashes["mainnet-beta"]),
    };
    expect(await against(world.cluster, honest)).toEqual(["SIM-05 block"]);
  });

  it("about the simulation, which it calls successful", async () => {
    const failing = edited(world.cluster, {
      simulation: (told) => ({ ...told, error: { InstructionError: [5, { Custom: 1 }] } }),
    });
    expect(await against(world.cluster, failing)).toEqual(["SIM-05 block"]);
  });

  it("about a program called on the way", async () => {
    const seeing = edited(world.cluster, {
      simulation: (told) => ({ ...told, innerInstructions: [{ index: 2, program: UNKNOWN }] }),
    });
    expect(await against(world.cluster, seeing)).toEqual(["SIM-05 block"]);
    // The other way round it has been told already.
    expect(await against(seeing, world.cluster)).toEqual(["SIM-06 warn"]);
  });

  it("about whether the blockhash lives", async () => {
    const late = { ...world.cluster, isBlockhashValid: () => Promise.resolve(false) };
    expect(await against(world.cluster, late)).toEqual(["SIM-05 block"]);
  });

  it("about whose token account it is", async () => {
    const hiding = edited(world.cluster, {
      accounts: (state, account) => (account === world.escrowTokens ? null : state),
    });
    expect(await against(hiding, world.cluster)).toContain("SIM-05 block");
  });
});
