import { spawn } from "node:child_process";
import { cp, mkdir, open, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const NEXT = path.resolve("node_modules/next/dist/bin/next");

/** Inside the repository, so that packages are found from there, and ignored by git. */
const FOLDER = path.join(".data", "bench-route-throughput");

/** The alias leads to the product's own sources: nothing of them is copied. */
const tsconfig = {
  extends: "../../tsconfig.json",
  compilerOptions: { plugins: [{ name: "next" }], paths: { "@/*": ["../../*"] } },
  include: ["**/*.ts"],
};

const nextConfig = `import path from "node:path";
export default {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@electric-sql/pglite", "pino", "pg"],
  turbopack: { root: path.resolve("../..") },
};
`;

/** A site of Next's that was built for this run alone. */
export interface BuiltSite {
  /**
   * Starts it; resolves once it serves, with the way to end it. Its log goes to a file, as a
   * product's does.
   */
  start(port: number, environment: Readonly<Record<string, string>>): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

const build = async (folder: string): Promise<void> => {
  const child = spawn(process.execPath, [NEXT, "build"], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error("The site could not be built; Next's words are above.");
};

const answers = async (url: string): Promise<boolean> => {
  try {
    await fetch(url, { method: "POST", body: "{}", signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
};

/** Builds the two routes of `site/` with Next as the product is built, apart from the product. */
export const buildSite = async (): Promise<BuiltSite> => {
  const folder = path.resolve(`${FOLDER}-${process.pid}`);
  const remove = () => rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    await cp("bench/route-throughput/site", folder, { recursive: true });
    await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    await writeFile(path.join(folder, "next.config.mjs"), nextConfig);
    await build(folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    start: async (port, environment) => {
      const log = await open(path.join(folder, "log"), "w");
      const args = [NEXT, "start", folder, "--hostname", "127.0.0.1", "--port", String(port)];
      const child = spawn(process.execPath, args, {
        env: { ...process.env, ...environment, NODE_ENV: "production" },
        stdio: ["ignore", log.fd, "inherit"],
      });
      const ended = new Promise<void>((resolve) => {
        child.once("close", () => {
          resolve();
        });
      });
      while (!(await answers(`http://127.0.0.1:${port}/api/bare`))) {
        if (child.exitCode !== null)
          throw new Error("The site ended before it could serve; its words are above.");
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await log.close();
      return async () => {
        child.kill("SIGTERM");
        await ended;
      };
    },
    remove,
  };
};
