import "server-only";

export { currentSession } from "./current-session";
export { isOperator, operatorSession } from "./operator";
export { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions";
export type { Session } from "./sessions";
