export {
  DEFAULT_BASE_MODEL,
  modelChangeForm,
  modelChangeTyped,
  newModelForm,
  newModelTyped,
  typedOf,
} from "./form";
export {
  changeModelSchema,
  createModelSchema,
  deletedModelSchema,
  deleteModelSchema,
  modelAnswerSchema,
  modelPageSchema,
  modelQuerySchema,
  personalDataInModel,
  type ChangeModel,
  type CreateModel,
  type ModelPage,
  type ModelQuery,
  type ModelView,
} from "./wire";
export { modelStatusWords } from "./words";
