import { clusterOfGenesis } from "../../../solana";
import { intentRule } from "../rule";

/** Source: genesis hashes of the public clusters; a localnet's is none of them. */
export const rightCluster = intentRule("MSG-09", ({ chain, intent }) => {
  const genesis = chain?.genesisHash ?? null;
  if (genesis === null) return "The cluster was not asked or did not answer.";
  const actual = clusterOfGenesis(genesis);
  if (actual === intent.cluster) return [];
  return [
    {
      message: `You agreed to pay on ${intent.cluster}, but the cluster that answers is ${actual}.`,
      facts: { agreed: intent.cluster, actual, genesisHash: genesis },
    },
  ];
});
