export { hostileKinds, isHostileKind } from "./hostile";
export { faultSchema } from "./http/faults";
export { startRealm, type RealmServer } from "./realm";
