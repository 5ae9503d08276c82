import { CodedError } from "@/lib/core/errors";

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site made a browser send (seed D5). Browsers name the origin of every
 * mutation; where the header is missing, `Sec-Fetch-Site` speaks. A program that is no browser sends
 * neither, and is let through only without a cookie: without one there is nobody to impersonate.
 * @throws CodedError ORIGIN_MISMATCH
 */
export const requireSameOrigin = (request: Request, appOrigin: string): void => {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const same =
    origin !== null
      ? origin === appOrigin
      : site !== null
        ? site === "same-origin"
        : !request.headers.has("cookie");
  if (!same) throw new CodedError("ORIGIN_MISMATCH", "the request came from another origin");
};
