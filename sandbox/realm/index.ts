export { isLicenceKind, licenceKinds, type LicenceKind } from "./chain/licence-kinds";
export { hostileKinds, isHostileKind } from "./hostile";
export { faultSchema } from "./http/faults";
export { handoverModes } from "./market/handover";
export { jobFailureSchema } from "./jobs/failures";
export { misdirectionSchema } from "./media/misdirections";
export { startRealm, type RealmServer } from "./realm";
export { webhookFaultSchema, webhookPatchSchema } from "./webhooks";
