import { logger } from "@/lib/server/log";
import { NextResponse } from "next/server";
import type { Allowlist } from "./allowlist";
import { clientAddress, sourceAddress } from "./client-address";

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not from this network · Countersign</title>
<main>
<h1>Not from this network</h1>
<p>This page can't be seen from your network address. Nothing was changed.</p>
</main>
</html>
`;

/** Whether a path is one of the operator's pages, however it is written. */
const isOperatorsPath = (pathname: string): boolean => {
  try {
    return /^\/+operator(?:\/|$)/iu.test(decodeURIComponent(pathname));
  } catch {
    // Not a path of any page.
    return false;
  }
};

/**
 * Keeps the operator's pages to the operator's networks (seeds M5, D20), before anything else is known
 * of who asks.
 * @returns the page that says no, or null
 */
export const refuseNetwork = (
  request: Request,
  { hops, allowlist }: { readonly hops: number; readonly allowlist: Allowlist },
): NextResponse | null => {
  const { pathname: path } = new URL(request.url);
  if (!isOperatorsPath(path) || allowlist.admits(sourceAddress(request.headers, hops))) return null;
  const address = clientAddress(request.headers, hops);
  logger.warn({ status: 403, path, address }, "Page refused: the network is on no list of it.");
  return new NextResponse(PAGE, {
    status: 403,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
};
