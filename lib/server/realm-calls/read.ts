import { eq } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { Call } from "@/lib/core/operator/calls";
import type { Database } from "@/lib/server/db";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import { lineOf } from "./search";

/** A call's order of writing, as its address has it. */
const ORDER = /^[1-9]\d{0,17}$/u;

/** One call with its attempts. @throws CodedError NOT_FOUND */
export const readCall = async (database: Database, id: string): Promise<Call> => {
  if (!ORDER.test(id)) throw new CodedError("NOT_FOUND", "not an order of writing");
  const [row] = await database
    .select()
    .from(realmCalls)
    .where(eq(realmCalls.id, BigInt(id)));
  if (!row) throw new CodedError("NOT_FOUND", "no such call");
  const { upstreamRequestId, trail, ...line } = row;
  return { ...lineOf(line), upstreamRequestId, trail };
};
