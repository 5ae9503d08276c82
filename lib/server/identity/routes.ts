import "server-only";

/** What the identity routes answer with; apart from index.ts, which the route wrapper itself needs. */
export { signInPathSchema, signInRequestSchema, signInWithSolana } from "./authenticate";
export { answerChallenge } from "./challenge-request";
export { readAuth, readPathSchema } from "./read-auth";
export { signOut } from "./sign-out";
