import "server-only";
import type { Call, CallFilter } from "@/lib/core/operator/calls";
import type { RateGauge, RateSpan } from "@/lib/core/operator/limits";
import type { CallsLately } from "@/lib/core/operator/overview";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { database } from "@/lib/server/db";
import * as figuring from "./figures";
import * as gauging from "./gauges";
import * as reading from "./read";
import * as searching from "./search";

export { showRealmCalls } from "./metrics";
export { recorderState, recordRealmCall, writeRealmCalls } from "./process";
export { callNarrowings } from "./search";
export { callsFor, subjectFields } from "./subject";

/** What operators see of the calls to REALM, on this process's database. Each stands beside its use. */

export const searchCalls = async (query: OperatorQuery<CallFilter>): Promise<searching.CallPage> =>
  searching.searchCalls(await database(), query, new Date());

export const callChoices = async (): Promise<searching.CallChoices> =>
  searching.callChoices(await database(), new Date());

/** @throws CodedError NOT_FOUND */
export const readCall = async (id: string): Promise<Call> => reading.readCall(await database(), id);

export const callsLately = async (): Promise<CallsLately> =>
  figuring.callsLately(await database(), new Date());

export const rateGauges = async (span: RateSpan): Promise<readonly RateGauge[]> =>
  gauging.rateGauges(await database(), span, new Date());
