import "server-only";

export type { ModelContext } from "./context";
export { lookAtModel } from "./look";
export { asOwner } from "./own-account";
export {
  changeModel,
  createModel,
  deleteModel,
  listModels,
  lookAtModels,
  readFreshModel,
  readModel,
  readModelOfJob,
} from "./service";
export { linkTraining, mirroredModel, unwatchedTrainings } from "./store/trainings";
