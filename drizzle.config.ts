import { defineConfig } from "drizzle-kit";

/** `npm run db:generate` writes the next migration from the schema; the app applies them at start. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./lib/server/db/schema/*.ts",
  out: "./lib/server/db/migrations",
});
