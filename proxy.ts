import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { crossCheckOf } from "@/lib/server/chain/cross-check";
import { env, isDevelopmentServer } from "@/lib/server/env";
import { refuseNetwork } from "@/lib/server/http/refuse-network";
import { refusePage } from "@/lib/server/http/refuse-page";
import { securityHeaders } from "@/lib/server/http/security-headers";

/** Counts every page, gives it a nonce of its own, and every answer its security headers. */
export const proxy = async (request: NextRequest): Promise<NextResponse> => {
  const { appUrl, operatorAllowlist, realm, sandboxWalletUrl, solana, trustedProxyHops } = env();
  const nonce = randomBytes(16).toString("base64");
  const headers = securityHeaders({
    nonce,
    realmOrigin: realm.apiUrl.origin,
    walletOrigin: sandboxWalletUrl?.origin ?? null,
    rpcOrigin: crossCheckOf(solana.rpcUrls)?.direct ?? null,
    development: isDevelopmentServer(),
    https: appUrl.protocol === "https:",
  });
  const inward = new Headers(request.headers);
  // Next reads the nonce for its own scripts out of the policy; pages read it from x-nonce.
  inward.set("x-nonce", nonce);
  for (const [name, value] of headers) {
    if (name === "content-security-policy") inward.set(name, value);
  }
  const answer =
    (await refusePage(request, trustedProxyHops)) ??
    refuseNetwork(request, { hops: trustedProxyHops, allowlist: operatorAllowlist }) ??
    NextResponse.next({ request: { headers: inward } });
  for (const [name, value] of headers) answer.headers.set(name, value);
  return answer;
};

export const config = {
  // Static files are the same for everyone; a nonce would only keep them from being cached. API routes
  // count and bound for themselves, before anything of a body is kept.
  matcher: [{ source: "/((?!_next/static|_next/image|api/).*)" }],
};
