export type { RealmEvent } from "./events";
export { webhookFaultSchema } from "./faults";
export { send } from "./send";
export { webhookPatchSchema } from "./settings";
export { Webhooks } from "./webhooks";
