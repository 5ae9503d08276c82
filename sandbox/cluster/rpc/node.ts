import type { Chain } from "../chain/chain";
import type { Faucet } from "../chain/faucet";
import type { ClusterFault } from "../faults";

/** What every method may ask. */
export interface RpcNode {
  readonly chain: Chain;
  readonly faucet: Faucet;
  readonly genesisHash: string;
  /** The validator's address. */
  readonly identity: string;
  readonly slotMillis: number;
  /** The endpoint that cross-checks the first: same chain, and one fault of its own. */
  readonly isSecond: boolean;
  readonly fault: () => ClusterFault | null;
}
