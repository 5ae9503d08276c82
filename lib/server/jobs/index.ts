import "server-only";

export { startJobReconciler } from "./process";
export {
  cancelJob,
  listJobs,
  lookAtJobs,
  readJob,
  retryJob,
  startAnimation,
  startFaceSwap,
  startJob,
  startTraining,
} from "./service";
