import "server-only";

export { startWebhookWorker, takeWebhook } from "./process";
