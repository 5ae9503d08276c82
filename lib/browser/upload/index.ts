export { isUnderWay, keptFiles, type UploadItem } from "./item";
export type { Uploads } from "./uploads";
export { useUploads } from "./use-uploads";
export { uploadWords } from "./words";
