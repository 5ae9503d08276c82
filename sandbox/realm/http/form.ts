import { createHash } from "node:crypto";
import { ProtocolError } from "./protocol-error";

export interface UploadedFile {
  /** The form field it came in. */
  readonly field: string;
  readonly bytes: Uint8Array;
}

/** A multipart body, taken apart. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
}

export const emptyForm: Form = { fields: {}, files: [] };

const malformed = (message: string): ProtocolError =>
  new ProtocolError(400, "malformed_multipart", message);

const parse = async (contentType: string, body: Uint8Array): Promise<FormData> => {
  try {
    const headers = { "content-type": contentType };
    return await new Response(Buffer.from(body), { headers }).formData();
  } catch {
    throw malformed("The body is not multipart/form-data with the boundary named.");
  }
};

/**
 * Takes a multipart/form-data body apart. Names and types of files are left behind: the content says.
 * @throws ProtocolError 415 for another content type, 400 where it cannot be parsed or says a field twice.
 */
export const parseForm = async (
  contentType: string | undefined,
  body: Uint8Array,
): Promise<Form> => {
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "multipart/form-data") {
    throw new ProtocolError(415, "unsupported_media_type", "Send multipart/form-data.");
  }
  const fields = new Map<string, string>();
  const files: UploadedFile[] = [];
  for (const [field, value] of await parse(contentType, body)) {
    if (typeof value !== "string") {
      files.push({ field, bytes: new Uint8Array(await value.arrayBuffer()) });
    } else if (fields.has(field)) {
      throw malformed(`${field} is there twice.`);
    } else {
      fields.set(field, value);
    }
  }
  return { fields: Object.fromEntries(fields), files };
};

/** Says the same for the same parts in the same order, whatever boundary they were sent with. */
export const formDigest = ({ fields, files }: Form): string => {
  const parts = [
    ...Object.entries(fields),
    ...files.map(({ field, bytes }) => [field, createHash("sha256").update(bytes).digest("hex")]),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
};

interface FieldTypes {
  readonly numbers?: readonly string[];
  readonly flags?: readonly string[];
}

const NUMBER = /^-?\d[\d.]{0,20}$/u;

/** Form fields as the values they stand for; text that is no number or flag stays text, to be refused. */
export const typedFields = (
  { fields }: Form,
  { numbers = [], flags = [] }: FieldTypes,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, text]): [string, unknown] => {
      if (numbers.includes(name) && NUMBER.test(text)) return [name, Number(text)];
      if (flags.includes(name) && (text === "true" || text === "false")) {
        return [name, text === "true"];
      }
      return [name, text];
    }),
  );
