import type { ErrorEntry } from "./table/entry";
import { market } from "./table/market";
import { requests } from "./table/requests";
import { studio } from "./table/studio";
import { upstream } from "./table/upstream";

export type { ErrorEntry } from "./table/entry";

/**
 * Every error the product can show, in one table: its HTTP status, whether trying again can help,
 * and the sentence a person reads. A code without its row does not compile.
 */
export const errorTable = {
  ...requests,
  ...market,
  ...upstream,
  ...studio,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/** Narrows any text to a code of the table, so that a code read from the wire can be trusted. */
export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorTable, text);
