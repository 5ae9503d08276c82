import sharp from "sharp";
import { mediaTypeOf, type MediaType } from "@/lib/core/realm";
import { ProtocolError } from "../http/protocol-error";
import type { Form } from "../http/form";

const MIN_EDGE = 8;
const MAX_EDGE = 8192;

export interface FileRule {
  readonly field: string;
  readonly types: readonly MediaType[];
  readonly atLeast: number;
  readonly atMost: number;
}

/** An accepted file: its content is of the type found. */
export interface AcceptedFile {
  readonly bytes: Uint8Array;
  readonly type: MediaType;
  /** Pixels; null for videos. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

const refuse = (field: string, why: string): ProtocolError =>
  new ProtocolError(400, "invalid_file", `${field}: ${why}`);

const sizeOf = async (field: string, bytes: Uint8Array): Promise<AcceptedFile["size"]> => {
  // The header alone may lie: the pixels are looked at, within a limit that a bomb exceeds.
  const picture = sharp(bytes, { limitInputPixels: MAX_EDGE * MAX_EDGE, failOn: "error" });
  const found = await picture
    .metadata()
    .then(async (metadata) => {
      await picture.stats();
      return metadata.autoOrient;
    })
    .catch(() => null);
  if (!found) throw refuse(field, "the picture cannot be decoded.");
  if (Math.min(found.width, found.height) < MIN_EDGE) throw refuse(field, "too small.");
  if (Math.max(found.width, found.height) > MAX_EDGE) throw refuse(field, "too large.");
  return found;
};

const acceptFile = async ({ field, types }: FileRule, bytes: Uint8Array): Promise<AcceptedFile> => {
  const type = mediaTypeOf(bytes);
  if (type === null || !types.includes(type)) {
    throw refuse(field, `its content is none of ${types.join(", ")}.`);
  }
  return { bytes, type, size: type.startsWith("image/") ? await sizeOf(field, bytes) : null };
};

/**
 * The files of a form by field, looked at by content. Names and types that came along say nothing.
 * @throws ProtocolError 400 for a file that is missing, too many, unknown, or not what it must be.
 */
export const acceptFiles = async <Field extends string>(
  form: Form,
  rules: Readonly<Record<Field, Omit<FileRule, "field">>>,
): Promise<(field: Field) => readonly AcceptedFile[]> => {
  const known = new Map<string, Omit<FileRule, "field">>(Object.entries(rules));
  const stranger = form.files.find(({ field }) => !known.has(field));
  if (stranger) throw refuse(stranger.field, "no such file is expected.");
  const accepted = new Map<string, readonly AcceptedFile[]>();
  for (const [field, rule] of known) {
    const sent = form.files.filter((one) => one.field === field);
    if (sent.length < rule.atLeast || sent.length > rule.atMost) {
      throw refuse(field, `${rule.atLeast} to ${rule.atMost} files are needed.`);
    }
    const files: AcceptedFile[] = [];
    for (const { bytes } of sent) files.push(await acceptFile({ field, ...rule }, bytes));
    accepted.set(field, files);
  }
  return (field) => accepted.get(field) ?? [];
};
