import { and, eq, lt, or } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { cursorFrom, type Cursor } from "@/lib/server/db/cursor";
import { credentials } from "@/lib/server/db/schema/credentials";

/** A cursor that was mistyped begins with the newest. */
const cursorOf = (text: string | null): Cursor | null => {
  if (text === null) return null;
  try {
    return cursorFrom(text);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
};

/** The condition that a credential comes behind a cursor; none where there is no cursor. */
export const behind = (text: string | null) => {
  const cursor = cursorOf(text);
  if (cursor === null) return undefined;
  return or(
    lt(credentials.createdAt, cursor.createdAt),
    and(eq(credentials.createdAt, cursor.createdAt), lt(credentials.id, cursor.id)),
  );
};
