import { CodedError } from "@/lib/core/errors";
import { isSourceType, type ModifyJob } from "@/lib/core/job";
import type { StoredFile } from "@/lib/server/files";
import type { FormFile } from "@/lib/server/upstream";

export interface Pictures {
  readonly image: FormFile;
  readonly mask?: FormFile;
}

/** A picture without what it was called: that is nobody's business. */
const asFormFile = (name: string, { type, bytes, open }: StoredFile): FormFile => {
  if (!isSourceType(type))
    throw new CodedError("FILE_TYPE", "only pictures can be changed", { context: { type } });
  const fileName = `${name}.${type === "image/png" ? "png" : "jpg"}`;
  return { fileName, contentType: type, bytes, open };
};

const isMaskOf = (image: StoredFile, mask: StoredFile): boolean =>
  mask.type === "image/png" && mask.width === image.width && mask.height === image.height;

/**
 * The files of a change, as a form carries them.
 * @param readFile throws FILE_NOT_FOUND where a file is not the wallet's
 * @throws FILE_NOT_FOUND, FILE_TYPE, MASK_SIZE
 */
export const picturesOf = async (
  readFile: (id: string) => Promise<StoredFile>,
  request: Pick<ModifyJob, "image" | "mask">,
): Promise<Pictures> => {
  const source = await readFile(request.image);
  const image = asFormFile("image", source);
  if (request.mask === undefined) return { image };
  const mask = await readFile(request.mask);
  if (!isMaskOf(source, mask)) throw new CodedError("MASK_SIZE", "the mask is not of its picture");
  return { image, mask: asFormFile("mask", mask) };
};

export const bytesOf = ({ image, mask }: Pictures): number => image.bytes + (mask?.bytes ?? 0);
