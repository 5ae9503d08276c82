export { hostileKinds, isHostileKind } from "./kinds";
export { HostileQueue } from "./queue";
