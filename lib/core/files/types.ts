import type { MediaType } from "../realm";

/** What people may send, by content. */
const uploadTypes = [
  "image/jpeg",
  "image/png",
  "video/mp4",
  "video/quicktime",
] as const satisfies readonly MediaType[];
type UploadType = (typeof uploadTypes)[number];

/** What is kept: that, and what REALM makes. */
export const keptTypes = [...uploadTypes, "image/webp", "image/gif", "video/webm"] as const;
export type KeptType = (typeof keptTypes)[number];

const isOneOf = <Type extends string>(types: readonly Type[], text: string): text is Type =>
  types.some((type) => type === text);

export const isUploadType = (text: string): text is UploadType => isOneOf(uploadTypes, text);
export const isKeptType = (text: string): text is KeptType => isOneOf(keptTypes, text);
export const isPicture = (type: KeptType): boolean => type.startsWith("image/");

/** What a file of that type's name ends in, without the dot. */
export const fileEndings: Readonly<Record<KeptType, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "video/mp4": "mp4",
  "video/quicktime": "mov",
  "video/webm": "webm",
};
