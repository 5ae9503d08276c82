export {
  isSourceType,
  personalDataIn,
  startJobSchema,
  type GenerateJob,
  type ModifyJob,
  type StartJob,
} from "./images";
export { retryJobSchema, type RetryJob } from "./retry";
export {
  resultKinds,
  resultNote,
  resultPageSchema,
  resultQuerySchema,
  resultStates,
  sourceIn,
  type ResultKind,
  type ResultPage,
  type ResultQuery,
  type ResultState,
  type ResultView,
} from "./results";
export {
  canRetry,
  isOpen,
  jobAccounts,
  jobKinds,
  jobKindWords,
  jobNote,
  jobStates,
  jobTitle,
  openJobStates,
  type JobKind,
  type JobState,
} from "./states";
export { startTrainingSchema, trainingBounds, type StartTraining } from "./training";
export {
  jobAnswerSchema,
  jobPageSchema,
  jobQuerySchema,
  type JobPage,
  type JobQuery,
  type JobResult,
  type JobView,
} from "./wire";
export {
  faceSwapConsent,
  startAnimationSchema,
  startFaceSwapSchema,
  type StartAnimation,
  type StartFaceSwap,
} from "./video";
