import "server-only";

export { answerWithFile, answerWithThumbnail } from "./answer";
export {
  knownFiles,
  readStoredFile,
  receiveFile,
  removeStoredFile,
  requireRoomForCopy,
  storeCopy,
} from "./process";
export { startFileSweeper } from "./sweeper";
export type { StoredFile } from "./stored";
