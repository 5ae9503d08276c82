import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { keptTypes, MOST_FILM_BYTES } from "@/lib/core/files";
import type { ResultContext } from "./context";
import { settleResult, type Result } from "./store";

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** Of the fetch, all in all: shorter than the lease. */
const LIMITS = { totalMillis: 120 * SECOND, bodyMillis: 15 * SECOND } as const;
/** REALM's "not there" counts as its word once it was said again and again: its storage may lag. */
const GONE_AFTER_TRIES = 4;
const GONE_AFTER = 60 * 60 * SECOND;
/** While the owner's space is full nothing is fetched; it is looked for room this often. */
const FULL_PAUSE = 1_800 * SECOND;
/** After that long without a copy there will be none. */
const GIVE_UP_AFTER = 7 * DAY;

/** The address does not give it out: none such, no more, or not to us. */
const ABSENT: ReadonlySet<number> = new Set([401, 403, 404, 410]);

/** Nothing changes by trying these again. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "OUTSIDE_ADDRESS_REFUSED",
  "OUTSIDE_ANSWER_REFUSED",
  "FILE_EMPTY",
  "FILE_TYPE",
  "FILE_TOO_LARGE",
  "FILE_DIMENSIONS",
  "FILE_UNREADABLE",
]);

/** Milliseconds until the next try: two seconds, doubled each time, half an hour at most. */
const pause = (tries: number): number => Math.min(2 * SECOND * 2 ** tries, 1_800 * SECOND);

const copy = async (
  { fetchOutside, storeCopy, requireRoom }: ResultContext,
  { wallet, url }: Result,
) => {
  await requireRoom(wallet);
  const answer = await fetchOutside({
    url,
    types: keptTypes,
    bytes: MOST_FILM_BYTES,
    limits: LIMITS,
  });
  if (ABSENT.has(answer.status)) return null;
  if (answer.type === null)
    throw new CodedError("OUTSIDE_UNAVAILABLE", `REALM's storage answered ${answer.status}`);
  return storeCopy(wallet, answer.body);
};

/** What to do about a copy that was not made. */
const afterFailure = (
  { now }: ResultContext,
  { tries, createdAt, reason: before }: Result,
  reason: ErrorCode | null,
) => {
  const at = now().getTime();
  const failed = tries + 1;
  const age = at - createdAt.getTime();
  // One absence after failures of another kind is a beginning, not a confirmation.
  const isConfirmed = tries > 0 && before === null;
  const isAbsent =
    reason === null && isConfirmed && failed >= GONE_AFTER_TRIES && age >= GONE_AFTER;
  if (age >= GIVE_UP_AFTER || isAbsent) return { state: "gone", reason, tries: failed } as const;
  if (reason !== null && FINAL.has(reason))
    return { state: "refused", reason, tries: failed } as const;
  const dueAt = new Date(at + (reason === "FILES_FULL" ? FULL_PAUSE : pause(tries)));
  return { reason, tries: failed, dueAt, leaseUntil: new Date(at) } as const;
};

/**
 * Copies one claimed result from REALM's address into our own storage, whatever kind it is called: what
 * is in it decides. What fails is tried again, more and more seldom; what can't succeed ends.
 */
export const keepResult = async (context: ResultContext, result: Result): Promise<void> => {
  const { log } = context;
  const { jobId } = result;
  try {
    const file = await copy(context, result);
    if (file === null) {
      await settleResult(context, result, afterFailure(context, result, null));
      return;
    }
    const isKept = await settleResult(context, result, {
      state: "kept",
      fileId: file.id,
      reason: null,
    });
    // Deleted meanwhile, or somebody else's claim by now: this copy is nobody's.
    if (!isKept) await context.removeFile(result.wallet, file.id);
  } catch (error) {
    const reason = error instanceof CodedError ? error.code : "INTERNAL";
    if (reason === "INTERNAL") log.error({ jobId, error }, "A result failed unexpectedly.");
    else log.warn({ jobId, error }, "A result could not be copied.");
    await settleResult(context, result, afterFailure(context, result, reason));
  }
};
