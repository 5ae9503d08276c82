import * as z from "zod";

/** The clusters an instance can stand on (SOLANA_CLUSTER). */
export const clusterSchema = z.enum(["mainnet-beta", "devnet", "testnet", "localnet"]);
export type Cluster = z.infer<typeof clusterSchema>;

/**
 * Genesis hashes that name the public clusters (docs.solana.com/clusters). A localnet's is its own,
 * so any hash that is none of these passes for localnet.
 */
export const genesisHashes: Readonly<Record<Exclude<Cluster, "localnet">, string>> = {
  "mainnet-beta": "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d",
  devnet: "EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG",
  testnet: "4uhcVJyU9pJkvQyS88uRDiswHXSCkY3zQawwpjk2NsNY",
};

/** The chain identifier of Wallet Standard and Sign In With Solana. */
export const chainId = (cluster: Cluster): `solana:${string}` =>
  `solana:${cluster === "mainnet-beta" ? "mainnet" : cluster}`;

/** The cluster a genesis hash belongs to; any unknown one is a localnet. */
export const clusterOfGenesis = (genesis: string): Cluster => {
  for (const name of ["mainnet-beta", "devnet", "testnet"] as const) {
    if (genesisHashes[name] === genesis) return name;
  }
  return "localnet";
};
