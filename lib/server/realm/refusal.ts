import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { errorBodySchema, parseExactJson } from "@/lib/core/realm";
import type { UpstreamAnswer } from "@/lib/server/upstream";

/** What 404 and 409 mean depends on the call. */
export interface Meanings {
  readonly missing: ErrorCode;
  /** By REALM's own error code; `otherwise` where the code says nothing to us. */
  readonly conflict: {
    readonly byCode: Readonly<Record<string, ErrorCode>>;
    readonly otherwise: ErrorCode;
  };
}

/** What is known of the call that was refused. */
interface Asked {
  /** Whether an earlier call with the same idempotency key may still be in flight. */
  readonly isAgain: boolean;
  /** What a used-up quota is called of the account that it was made with. */
  readonly quota: ErrorCode;
}

const realmCode = (body: Uint8Array): string | null => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    const parsed = errorBodySchema.safeParse(parseExactJson(text));
    return parsed.success ? parsed.data.error.code : null;
  } catch {
    // an error's body may be anything. The status decides alone then.
    return null;
  }
};

const conflictCode = (
  code: string | null,
  { byCode, otherwise }: Meanings["conflict"],
  isAgain: boolean,
): ErrorCode => {
  // the first call with this key is still in flight; nothing is decided yet.
  if (code?.includes("in_flight") === true) return "REALM_UNAVAILABLE";
  if (code !== null && Object.hasOwn(byCode, code)) return byCode[code] ?? otherwise;
  // REALM may say just that in words we don't know, or in none.
  return isAgain ? "REALM_UNAVAILABLE" : otherwise;
};

/** it is not the rate that is too high; the code is of our own guessing, so any that speaks of it. */
const saysQuota = (status: number, code: string | null): boolean =>
  status === 429 && code?.toLowerCase().includes("quota") === true;

/** Whether the month's quota is used up, so that the same call is refused until it begins anew. */
export const isQuotaRefusal = ({
  status,
  body,
}: Pick<UpstreamAnswer, "status" | "body">): boolean => saysQuota(status, realmCode(body));

const codeOf = (
  status: number,
  code: string | null,
  meanings: Meanings,
  { isAgain, quota }: Asked,
): ErrorCode => {
  if (status === 401) return "REALM_CREDENTIAL";
  if (status === 403) return "REALM_SIGNATURE";
  if (status === 404) return meanings.missing;
  if (status === 409) return conflictCode(code, meanings.conflict, isAgain);
  if (saysQuota(status, code)) return quota;
  if (status === 429) return "REALM_RATE_LIMITED";
  if (status >= 500) return "REALM_UNAVAILABLE";
  return "REALM_REFUSED";
};

/**
 * An answer that is not a success, as a coded error. 401 (credential) and 403 (signature or clock)
 * are told apart (seed A5). REALM's own message is dropped: it is never shown.
 */
export const refusalOf = (
  operation: string,
  answer: UpstreamAnswer,
  meanings: Meanings,
  asked: Asked,
): CodedError => {
  const code = realmCode(answer.body);
  return new CodedError(
    codeOf(answer.status, code, meanings, asked),
    `REALM answered ${operation} with ${answer.status}`,
    {
      context: { operation, status: answer.status, realmCode: code, attempts: answer.attempts },
    },
  );
};
