import "server-only";

export type { ModelContext } from "./context";
export { lookAtModel } from "./look";
export {
  allModels,
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
