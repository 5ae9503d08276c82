export {
  FEWEST_SIDE_PIXELS,
  MOST_FILM_BYTES,
  MOST_KEPT,
  MOST_PICTURE_BYTES,
  MOST_PIXELS,
  MOST_PROGRESSIVE_PIXELS,
  MOST_SIDE_PIXELS,
} from "./limits";
export {
  fileEndings,
  isKeptType,
  isPicture,
  isUploadType,
  keptTypes,
  type KeptType,
} from "./types";
export {
  fileAnswerSchema,
  fileKinds,
  fileViewSchema,
  knownFilesAnswerSchema,
  knownFilesSchema,
  type FileView,
} from "./wire";
