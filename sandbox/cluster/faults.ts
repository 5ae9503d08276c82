/** How far behind a node says it is while a fault makes it answer so. Slots. */
export const SLOTS_BEHIND_WHEN_FAULTY = 42;

interface FaultWords {
  /** The rules of transaction review that have to notice it. */
  readonly rules: readonly string[];
  readonly about: string;
}

const table = {
  down: { rules: [], about: "Every connection is dropped, and so is every new one." },
  silent: {
    rules: [],
    about: "Requests are taken and never answered, until whoever asked gives up.",
  },
  latency: { rules: [], about: "Every answer is late, by `millis`." },
  simulateFails: {
    rules: ["SIM-02"],
    about: "simulateTransaction answers that the node has fallen behind.",
  },
  sendFails: {
    rules: [],
    about: "sendTransaction answers that the node has fallen behind; nothing is passed on.",
  },
  dropSends: {
    rules: [],
    about: "sendTransaction answers the signature, but the transaction never lands.",
  },
  otherGenesis: {
    rules: ["MSG-09"],
    about: "getGenesisHash answers another cluster's: this node says it stands elsewhere.",
  },
  falseHistory: {
    rules: ["CHAIN-01"],
    about: "getTransaction tells of a landed transaction without the tokens it moved.",
  },
  secondDisagrees: {
    rules: ["SIM-05"],
    about: "The second endpoint's simulations fail, the first one's do not.",
  },
} as const satisfies Record<string, FaultWords>;

type FaultName = keyof typeof table;

/** What each fault is, and who notices. */
export const clusterFaults: Readonly<Record<FaultName, FaultWords>> = table;

/** What goes wrong on purpose, until it is set to something else. */
export type ClusterFault =
  | { readonly kind: Exclude<FaultName, "latency"> }
  | { readonly kind: "latency"; readonly millis: number };
