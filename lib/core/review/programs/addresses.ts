import { address, type Address } from "../../solana";

/** Programs the review knows. The ids are published by their repositories and do not change. */
export const SYSTEM = address("11111111111111111111111111111111");
export const TOKEN = address("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
export const TOKEN_2022 = address("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");
export const ASSOCIATED_TOKEN = address("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL");
export const COMPUTE_BUDGET = address("ComputeBudget111111111111111111111111111111");
export const LOOKUP_TABLE = address("AddressLookupTab1e1111111111111111111111111");
export const STAKE = address("Stake11111111111111111111111111111111111111");
export const VOTE = address("Vote111111111111111111111111111111111111111");
export const LOADER_DEPRECATED = address("BPFLoader1111111111111111111111111111111111");
export const LOADER_2 = address("BPFLoader2111111111111111111111111111111111");
export const LOADER_UPGRADEABLE = address("BPFLoaderUpgradeab1e11111111111111111111111");
export const LOADER_4 = address("LoaderV411111111111111111111111111111111111");
export const LIGHTHOUSE = address("L2TExMFKdjpN9kozasaurPirfHy9P8sbXoAN1qA3S95");
export const ED25519 = address("Ed25519SigVerify111111111111111111111111111");
export const SECP256K1 = address("KeccakSecp256k11111111111111111111111111111");
export const SECP256R1 = address("Secp256r1SigVerify1111111111111111111111111");
/** Wrapped SOL of each token program. */
export const NATIVE_MINTS: ReadonlySet<Address> = new Set([
  address("So11111111111111111111111111111111111111112"),
  address("9pan9bMn5HatX4EJdBwg9VgCa7Uz5HL8N1m5D3NdXej9"),
]);

/** Memo v1, v2 (also called v3) and the id that @solana-program/memo 0.15 calls its own. */
export const memoPrograms: ReadonlySet<Address> = new Set([
  address("Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo"),
  address("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr"),
  address("Memo4c2pN8afCj432Lb7RMVKi9PbQnnW7ewFFaV3oAH"),
]);

export const isTokenProgram = (program: Address): boolean =>
  program === TOKEN || program === TOKEN_2022;
