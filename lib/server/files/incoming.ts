import { CodedError } from "@/lib/core/errors";
import { MOST_FILM_BYTES } from "@/lib/core/files";

/** Milliseconds without a byte after which nobody is sending any more. */
const SILENCE = 30_000;

/** What a body does instead of going on, as an error of its own. */
const brokenOff = (cause: unknown): never => {
  throw new CodedError("FILE_BROKEN_OFF", "the body broke off", { cause });
};

const withinSilence = async <Result>(piece: Promise<Result>, millis: number): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CodedError("BODY_TOO_SLOW", "nothing came for too long"));
    }, millis);
  });
  try {
    return await Promise.race([piece, silent]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * A request's body as it comes, one piece in memory at a time.
 * @throws FILE_TOO_LARGE where its announced length is over every limit, before a byte is read;
 * FILE_BROKEN_OFF, BODY_TOO_SLOW
 */
export const incomingBytes = async function* (
  request: Request,
  silenceMillis = SILENCE,
): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? "0") > MOST_FILM_BYTES)
    throw new CodedError("FILE_TOO_LARGE", "announced as over the limit");
  if (request.body === null) return;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read().catch(brokenOff), silenceMillis);
      if (done) return;
      yield value;
    }
  } finally {
    // What is still coming is not wanted; where nothing is, this does nothing.
    await reader.cancel().catch(() => undefined);
  }
};
