import { address, type Address } from "../../solana";
import type { AccountState, ClusterReader, Simulation } from "../resolve/cluster-reader";
import {
  offline,
  plainPurchase,
  purchaseAnd,
  purchaseWith,
  request,
  type Case,
  type CasePair,
} from "./case";
import { memoInstruction, PURCHASE_ID, type World } from "./world";

const UNKNOWN = address("recr1L3PCGKLbckBqMNcJhuuyU1zgo8nBhfLVsJNwr5");

/** A program that does something behind the scenes, as the simulation then shows it. */
const hidden =
  (
    change: (simulation: Simulation, addresses: readonly Address[], world: World) => Simulation,
  ): Case =>
  async (world) => {
    const cluster: ClusterReader = {
      ...world.cluster,
      simulate: async (bytes, addresses) =>
        change(await world.cluster.simulate(bytes, addresses), addresses, world),
    };
    return request(world, await world.bytes(world.purchase()), { cluster });
  };

/** The simulation with one account ending up otherwise. */
const altered = (
  target: (world: World) => Address,
  change: (state: AccountState, world: World) => AccountState,
): Case =>
  hidden((simulation, addresses, world) => ({
    ...simulation,
    accounts: simulation.accounts.map((state, index) =>
      state !== null && addresses[index] === target(world) ? change(state, world) : state,
    ),
  }));

const failing: Case = hidden((simulation) => ({
  ...simulation,
  error: "AccountInUse",
  accounts: [],
}));

const otherGenesis = (world: World): ClusterReader => ({
  ...world.cluster,
  genesisHash: () => Promise.resolve(UNKNOWN),
});

const memo = (text: string): Case => purchaseWith(() => ({ memo: memoInstruction(text) }));

export const simulationCases = {
  "SIM-01": { trips: failing, spares: plainPurchase },
  "SIM-02": {
    trips: purchaseWith(
      () => ({}),
      (world) => ({
        cluster: { ...world.cluster, simulate: () => Promise.reject(new Error("busy")) },
      }),
    ),
    spares: purchaseWith(() => ({}), offline),
  },
  "SIM-03": {
    trips: altered(
      (world) => world.buyer.address,
      (state) => ({ ...state, lamports: state.lamports - 1n }),
    ),
    spares: altered(
      (world) => world.escrow.address,
      (state) => ({ ...state, lamports: state.lamports - 1n }),
    ),
  },
  "SIM-04": {
    trips: altered(
      (world) => world.buyer.address,
      (state) => ({ ...state, owner: UNKNOWN }),
    ),
    spares: altered(
      (world) => world.seller.address,
      (state) => ({ ...state, owner: UNKNOWN }),
    ),
  },
  "SIM-05": {
    trips: purchaseWith(
      () => ({}),
      (world) => ({ secondCluster: otherGenesis(world) }),
    ),
    spares: purchaseWith(
      () => ({}),
      (world) => ({ secondCluster: world.cluster }),
    ),
  },
  "SIM-06": {
    trips: hidden((simulation) => ({
      ...simulation,
      innerInstructions: [{ index: 2, program: UNKNOWN }],
    })),
    spares: hidden((simulation) => ({
      ...simulation,
      innerInstructions: [{ index: 2, program: address("11111111111111111111111111111111") }],
    })),
  },
  "MEMO-01": { trips: memo(`${PURCHASE_ID} \u202eevil`), spares: memo(`${PURCHASE_ID} für Zoë`) },
  "MEMO-02": {
    trips: memo("pur_other"),
    spares: purchaseAnd(() => [memoInstruction("thank you")]),
  },
} satisfies Record<string, CasePair>;
