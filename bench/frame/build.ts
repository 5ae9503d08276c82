import { mkdir } from "node:fs/promises";
import path from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";

/** Inside node_modules, so that what a bundle leaves outside is found from there. */
const FOLDER = path.join("node_modules", ".countersign-bench");

const shared: BuildOptions = {
  bundle: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  logLevel: "error",
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
};

/** esbuild's own setting for this would leave the alias "@/" outside too. */
const packagesStayOutside: Plugin = {
  name: "packages-stay-outside",
  setup: (bundler) => {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === "entry-point" || name.startsWith("@/") ? undefined : { path: name, external: true },
    );
  },
};

/**
 * Bundles a program for Node: our code as a production build would hold it, packages as installed.
 * Not run through tsx, whose function names cost time that nobody pays in production.
 * @returns the file to run, this process's own; to be removed afterwards.
 */
export const bundleForNode = async (entry: string): Promise<string> => {
  await mkdir(FOLDER, { recursive: true });
  const outfile = path.resolve(FOLDER, `${entry.replaceAll(/[\\/]/gu, "-")}-${process.pid}.mjs`);
  await build({
    ...shared,
    entryPoints: [entry],
    outfile,
    platform: "node",
    plugins: [packagesStayOutside],
  });
  return outfile;
};

/** Bundles a program for a page, packages and all, minified as it would be served. */
export const bundleForPage = async (entry: string, external: string[] = []): Promise<string> => {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [entry],
    external,
    platform: "browser",
    minify: true,
    write: false,
    outdir: FOLDER,
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`${entry} gave no script`);
  return script.text;
};
