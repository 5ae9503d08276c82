import { extname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, stop } from "esbuild";

/** A file the server answers with, held in memory. */
export interface Asset {
  readonly contentType: string;
  readonly body: Uint8Array;
}

const folder = fileURLToPath(new URL(".", import.meta.url));

const contentTypes: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
};

/**
 * Bundles the wallet's script and the scripts and styles of its pages, in memory, by address:
 * "/wallet.js", "/home.js", "/style.css", "/fonts/…".
 * @throws esbuild's BuildFailure where a source does not build.
 */
export const bundleAssets = async (): Promise<ReadonlyMap<string, Asset>> => {
  try {
    const result = await build({
      absWorkingDir: folder,
      entryPoints: {
        wallet: "script/main.ts",
        home: "pages/home/main.ts",
        approve: "pages/approve/main.ts",
        bridge: "pages/bridge/main.ts",
        style: "pages/style/index.css",
      },
      bundle: true,
      write: false,
      outdir: "/",
      format: "iife",
      platform: "browser",
      target: "es2022",
      minify: true,
      assetNames: "fonts/[name]",
      loader: { ".woff2": "file" },
      logLevel: "silent",
    });
    return new Map(
      result.outputFiles.map(({ path, contents }) => [
        `/${relative("/", path).split(sep).join("/")}`,
        { contentType: contentTypes[extname(path)] ?? "application/octet-stream", body: contents },
      ]),
    );
  } finally {
    // esbuild keeps a process of its own, which the sandbox has no further use for.
    await stop();
  }
};
