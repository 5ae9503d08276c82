import "server-only";

export { startAlerts } from "./process";
