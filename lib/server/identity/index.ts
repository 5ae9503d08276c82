import "server-only";

export { currentSession } from "./current-session";
export type { Session } from "./sessions";
