import "server-only";
import type { CloseDispute, CloseOutcome, HandoverFile } from "@/lib/core/operator/sales";
import type { Address } from "@/lib/core/solana";
import { sellingContext } from "../process";
import * as closing from "./close";
import * as inspecting from "./inspect";

/** What operators do with what sellers sign, on this process's database. Each stands beside its use. */

/** @throws CodedError NOT_FOUND */
export const openHandoverFile = async (id: string): Promise<HandoverFile> =>
  inspecting.openHandoverFile((await sellingContext()).database, id);

/** See close.ts. @throws CodedError NOT_FOUND */
export const closeDispute = async (
  id: string,
  decision: CloseDispute & { readonly actor: Address },
): Promise<CloseOutcome> => closing.closeDispute(await sellingContext(), id, decision);
