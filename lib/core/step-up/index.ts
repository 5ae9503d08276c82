export { stepUpTable, type StepUpAction } from "./actions";
export { proofFrom, proofText, STEP_UP_HEADER, type StepUpProof } from "./proof";
export {
  bodyDigest,
  stepUpChallengeSchema,
  stepUpRequestSchema,
  type StepUpChallenge,
  type StepUpRequest,
} from "./request";
