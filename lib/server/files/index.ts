import "server-only";

export { answerWithFile, answerWithThumbnail, bodyOf } from "./answer";
export {
  eraseFiles,
  knownFiles,
  readStoredFile,
  receiveFile,
  removeStoredFile,
  requireRoomForCopy,
  storeCopy,
  sweepFiles,
} from "./process";
export type { StoredFile } from "./stored";
