import path from "node:path";
import type { Rule } from "../rule";

/** Environment files are for one machine; the example alone is for all. */
export const envFile: Rule = {
  id: "env-file",
  what: "an environment file",
  find: (_, file) => {
    const name = path.posix.basename(file);
    const isOne = name === ".env" || name.startsWith(".env.");
    return isOne && name !== ".env.example" ? [0] : [];
  },
};
