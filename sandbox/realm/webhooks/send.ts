/** A receiver that has not answered in this time has not answered (documented: "within a few seconds"). */
const TIME_LIMIT_MILLIS = 5000;

export type SendOutcome =
  { readonly status: number } | { readonly status: null; readonly error: string };

export type Send = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  ending: AbortSignal,
) => Promise<SendOutcome>;

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown";
  return error.cause instanceof Error ? error.cause.message : error.message;
};

/** One POST. Redirects are not followed: the address that was registered is the one that counts. */
export const send: Send = async (url, headers, body, ending) => {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.any([ending, AbortSignal.timeout(TIME_LIMIT_MILLIS)]),
    });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
};
