import { genesisHashes } from "@/lib/core/solana";
import type { RecordedCluster } from "@/lib/core/review/corpus/schema";
import type { Definition, Definitions, Scene } from "../definition";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { SOL, type Stage } from "../stage";
import { moveTokens, openHome } from "../tokens";

const answering = (
  about: string,
  finds: Definition["finds"],
  scene: (stage: Stage) => Partial<Scene>,
): Definition => ({ about, finds, scene: purchaseScene((stage) => ({ scene: scene(stage) })) });

/** The same simulation with the wallet's balance as a liar would like it to be seen. */
const withBalance =
  ({ buyer }: Stage, change: bigint) =>
  (honest: RecordedCluster): RecordedCluster => {
    const { simulation } = honest;
    const state = simulation?.accounts.get(buyer.address);
    if (!simulation || !state) throw new Error("the purchase did not run");
    const accounts = new Map(simulation.accounts);
    accounts.set(buyer.address, { ...state, lamports: state.lamports + change });
    return { ...honest, simulation: { ...simulation, accounts } };
  };

/** What a cluster does not say, or says otherwise than another. */
export const clusters: Definitions = {
  "another-cluster": answering(
    "The cluster that answers is mainnet and the person agreed to pay on another.",
    ["MSG-09 block"],
    () => ({
      answers: (honest) => ({ ...honest, genesisHash: genesisHashes["mainnet-beta"] }),
    }),
  ),
  "cluster-without-a-name": answering(
    "The cluster does not say which one it is.",
    ["SIM-02 block"],
    () => ({ answers: (honest) => ({ ...honest, genesisHash: null }) }),
  ),
  "cluster-without-simulation": answering(
    "The cluster does not simulate.",
    ["SIM-02 block"],
    () => ({ answers: (honest) => ({ ...honest, simulation: null }) }),
  ),
  "cluster-silent": answering("The cluster answers nothing at all.", ["SIM-02 block"], () => ({
    answers: () => ({ genesisHash: null, blockhashes: null, accounts: null, simulation: null }),
  })),
  "simulation-takes-more": answering(
    "By the simulation a SOL more leaves the wallet than the instructions say.",
    ["SIM-03 block"],
    (stage) => ({ answers: withBalance(stage, -SOL) }),
  ),
  "second-cluster-sees-less": answering(
    "A second endpoint sees the wallet end with less than the first says.",
    ["SIM-05 block"],
    (stage) => ({ second: withBalance(stage, -SOL) }),
  ),
  "second-cluster-forgot-the-block": answering(
    "To a second endpoint the transaction is too old.",
    ["SIM-05 block"],
    () => ({ second: (honest) => ({ ...honest, blockhashes: [] }) }),
  ),
  "second-cluster-is-another": answering(
    "A second endpoint stands on another cluster.",
    ["SIM-05 block"],
    () => ({ second: (honest) => ({ ...honest, genesisHash: genesisHashes.devnet }) }),
  ),
  "second-cluster-sees-another-mint": answering(
    "To a second endpoint the licence's mint does not exist.",
    ["SIM-05 block"],
    ({ licence }) => ({
      second: (honest) => {
        const accounts = new Map(honest.accounts);
        accounts.set(licence.mint, null);
        return { ...honest, accounts };
      },
    }),
  ),
  "second-cluster-sees-it-fail": answering(
    "The first endpoint says the transaction runs and the second that it fails.",
    ["SIM-05 block"],
    () => ({
      second: (honest) => ({
        ...honest,
        simulation: honest.simulation && {
          ...honest.simulation,
          error: { InstructionError: [5, { Custom: 1 }] },
          accounts: new Map(),
        },
      }),
    }),
  ),
  "two-licences-where-one-is": {
    about: "Two licences are to be moved where there is one, so that the fee is lost for nothing.",
    finds: ["SIM-01 block"],
    scene: purchaseScene(async ({ escrow, buyer, licence }) => ({
      parts: { licence: await moveTokens(escrow, buyer.address, licence, 2n) },
    })),
  },
  "server-recorded-another-price": {
    about: "The page promised one price and the server recorded a higher one.",
    finds: ["INTENT-01 block"],
    scene: purchaseScene(({ intent }) => ({
      scene: { counterpart: { ...intent, listingId: "list_other" } },
    })),
  },
  "account-of-a-mint-nobody-made": {
    about: "An account is opened for a mint that does not exist.",
    finds: ["SIM-01 block"],
    scene: purchaseFollowedBy(async ({ buyer, licence, seller }) => [
      await openHome(buyer, buyer.address, { ...licence, mint: seller.address }),
    ]),
  },
};
