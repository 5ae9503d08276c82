import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a check of their own (npm run verify), over tests and sandbox too; a build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // PGlite loads its WebAssembly by path and pino its transports; neither survives bundling.
  serverExternalPackages: ["@electric-sql/pglite", "pino", "pg"],
};

export default config;
