import { consume, RateLimitedError } from "@/lib/server/limits";
import { logger } from "@/lib/server/log";
import { NextResponse } from "next/server";
import { setLimitHeaders } from "./answers";
import { clientAddress } from "./client-address";

const words = (seconds: number): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Too many requests · Countersign</title>
<main>
<h1>Too many requests</h1>
<p>This page was asked for too often from your network. Wait ${seconds} seconds, then reload it. Nothing was paid.</p>
</main>
</html>
`;

/**
 * Counts one page for the address that asks. Every page costs a render and may cost a call to REALM,
 * whatever the request says it is for.
 * @returns the page that says when to come back, over the limit; otherwise null
 */
export const refusePage = async (request: Request, hops: number): Promise<NextResponse | null> => {
  const address = clientAddress(request.headers, hops);
  try {
    await consume("page", { address });
    return null;
  } catch (error) {
    if (!(error instanceof RateLimitedError)) throw error;
    const { resetSeconds } = error.state;
    const answer = new NextResponse(words(resetSeconds), {
      status: 429,
      headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    });
    answer.headers.set("retry-after", String(resetSeconds));
    setLimitHeaders(answer.headers, error.state);
    logger.info({ status: 429, path: new URL(request.url).pathname, address }, "Page refused.");
    return answer;
  }
};
