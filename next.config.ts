import type { NextConfig } from "next";
import { apiSecurityHeaders } from "./lib/server/http/security-headers";

/** No form of ours is larger; see MOST_BODY_BYTES. */
const PAGE_BODY_BYTES = 16 * 1024;

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a check of their own (npm run verify), over tests and sandbox too; a build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // PGlite loads its WebAssembly by path and pino its transports; neither survives bundling.
  serverExternalPackages: ["@electric-sql/pglite", "pino", "pg"],
  // Next keeps a copy of each body that passes the proxy, to its end; 10 MB unless told. API routes do
  // not pass it (see its matcher): they read no further than their own limits.
  experimental: { proxyClientMaxBodySize: PAGE_BODY_BYTES },
  headers: () => [
    // The proxy leaves static files alone; what they are is still not to be guessed, nor used elsewhere.
    {
      source: "/_next/static/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "cross-origin-resource-policy", value: "same-origin" },
      ],
    },
    // For what Next answers before a route of ours runs, such as 405. Routes set the same, and HSTS.
    {
      source: "/api/:path*",
      headers: apiSecurityHeaders({ https: false }).map(([key, value]) => ({ key, value })),
    },
  ],
};

export default config;
