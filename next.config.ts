import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // PGlite loads its WebAssembly by path and pino its transports; neither survives bundling.
  serverExternalPackages: ["@electric-sql/pglite", "pino", "pg"],
};

export default config;
