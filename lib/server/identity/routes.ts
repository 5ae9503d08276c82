import "server-only";

/** What the identity routes answer with; apart from index.ts, which the route wrapper itself needs. */
export {
  readAuth,
  readPathSchema,
  signInPathSchema,
  signInRequestSchema,
  signInWithSolana,
} from "./authenticate";
export { answerChallenge } from "./challenge-request";
export { signOut } from "./sign-out";
