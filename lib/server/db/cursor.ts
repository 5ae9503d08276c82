import * as z from "zod";
import { CodedError } from "@/lib/core/errors";

/** Where a page of rows, newest first, ended: the next one begins behind it, whatever came meanwhile. */
export interface Cursor {
  readonly createdAt: Date;
  readonly id: string;
}

const parts = z.tuple([z.string().regex(/^\d{1,15}$/u), z.uuid()]);

/** As the text that stands in an address. */
const cursorText = ({ createdAt, id }: Cursor): string => `${createdAt.getTime()}_${id}`;

/** @throws CodedError INPUT_INVALID for a text that `cursorText` did not make */
export const cursorFrom = (text: string): Cursor => {
  const parsed = parts.safeParse(text.split("_"));
  if (!parsed.success) throw new CodedError("INPUT_INVALID", "not a cursor of a list");
  const [millis, id] = parsed.data;
  return { createdAt: new Date(Number(millis)), id };
};

/** The same, of an address that a person may have mistyped: what no list made begins with the newest. */
export const readableCursor = (text: string | null): Cursor | null => {
  if (text === null) return null;
  try {
    return cursorFrom(text);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
};

/** Cuts rows that were asked for one more than `limit` into the page and the cursor behind it. */
export const pageOf = <Row extends Cursor>(
  rows: readonly Row[],
  limit: number,
): { readonly rows: readonly Row[]; readonly next: string | null } => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? cursorText(last) : null };
};
