import "server-only";

export { notify } from "./notify";
export { forgetOldNotifications } from "./read";
export { listNotifications, readNotifications } from "./service";
