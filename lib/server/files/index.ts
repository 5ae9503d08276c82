import "server-only";

export { answerWithFile, answerWithThumbnail, bodyOf } from "./answer";
export {
  eraseFiles,
  knownFiles,
  readStoredFile,
  receiveFile,
  removeStoredFile,
  removeUnusedUploads,
  requireRoomForCopy,
  storeCopy,
  sweepFiles,
  uploadsKept,
  useStoredFile,
} from "./process";
export type { StoredFile } from "./stored";
