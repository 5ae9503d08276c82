export {
  address,
  addressFromBytes,
  addressSchema,
  addressToBytes,
  isAddress,
  type Address,
} from "./address";
export { chainId, clusterOfGenesis, clusterSchema, genesisHashes, type Cluster } from "./cluster";
export { fromBase58, fromBase64, strictBase64, toBase58, toBase64 } from "./encoding";
