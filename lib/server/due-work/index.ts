import "server-only";

export { workOnDue, type DueWorker } from "./work-on-due";
