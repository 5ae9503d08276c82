import { createServer, type Server } from "node:http";
import { chromium, type Browser } from "@playwright/test";
import { findChromium } from "../../cli/checks/chromium";
import { bundleForPage } from "./build";

/** Cross-origin isolation: without it the page's clock has steps of 100 µs instead of 5. */
const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const serve = async (script: string): Promise<{ server: Server; url: string }> => {
  const server = createServer((request, response) => {
    const isScript = request.url === "/script.js";
    response.writeHead(200, {
      ...isolated,
      "Content-Type": isScript ? "text/javascript" : "text/html; charset=utf-8",
    });
    response.end(
      isScript
        ? script
        : '<!doctype html><title>bench</title><script type="module" src="/script.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = server.address();
  if (place === null || typeof place === "string") throw new Error("The page has no port.");
  return { server, url: `http://127.0.0.1:${place.port}` };
};

/** A Chromium without a window, for as long as `use` takes. */
export const withChromium = async <T>(use: (browser: Browser) => Promise<T>): Promise<T> => {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    // Root has no user namespace for Chromium's sandbox; people's own machines keep it.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
};

/**
 * Runs a program in headless Chromium, served from the loopback. The program sets
 * `globalThis.measure`, which takes `input` and gives what is returned here, both as JSON.
 * @throws Error with the page's own words where it fails.
 */
export const runInPage = async (entry: string, input: unknown): Promise<unknown> => {
  const { server, url } = await serve(await bundleForPage(entry));
  try {
    return await withChromium(async (browser) => {
      const page = await browser.newPage();
      const failed = new Promise<never>((_, reject) => {
        page.once("pageerror", reject);
      });
      const measured = async (): Promise<unknown> => {
        await page.goto(url);
        await page.waitForFunction("typeof globalThis.measure === 'function'");
        const call = `globalThis.measure(${JSON.stringify(input)})`;
        return JSON.parse(await page.evaluate<string>(`${call}.then(JSON.stringify)`));
      };
      return Promise.race([measured(), failed]);
    });
  } finally {
    server.close();
  }
};
