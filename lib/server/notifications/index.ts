import "server-only";

export { notify } from "./notify";
export { listNotifications, readNotifications } from "./service";
