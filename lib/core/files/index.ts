export {
  FEWEST_SIDE_PIXELS,
  MOST_ASKED,
  MOST_FILM_BYTES,
  MOST_KEPT,
  MOST_PICTURE_BYTES,
  MOST_PIXELS,
  MOST_PROGRESSIVE_PIXELS,
  MOST_SIDE_PIXELS,
  UNUSED_AFTER,
} from "./limits";
export {
  fileEndings,
  isKeptType,
  isPicture,
  isUploadType,
  keptTypes,
  type KeptType,
} from "./types";
export { sizeWords } from "./size-words";
export {
  fileAnswerSchema,
  fileKinds,
  fileViewSchema,
  knownFilesAnswerSchema,
  knownFilesSchema,
  removedFilesSchema,
  type FileView,
  type UploadsKept,
} from "./wire";
