export { startCluster, type ClusterOptions, type LocalCluster } from "./cluster";
export type { ClusterFault } from "./faults";
