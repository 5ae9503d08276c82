import { join } from "node:path";

/** The app is started from the project's root, in development and in production alike. */
export const migrationsFolder = join(process.cwd(), "lib/server/db/migrations");
