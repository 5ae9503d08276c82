import { defineConfig } from "@playwright/test";

/** As people use it: the built app and the sandbox, one pair for each worker (e2e/support/stack.ts). */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Twice what the longest needs beside the other checks of npm test.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1280, height: 900 },
    // A colour half way between two is measured as neither, and nobody waits for a movement to end.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // Recording costs as much as the tests; `--trace on` records when one is looked into.
    trace: "off",
    launchOptions: {
      ...(process.env["CHROMIUM_PATH"] === undefined
        ? {}
        : { executablePath: process.env["CHROMIUM_PATH"] }),
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Root has no user namespace for Chromium's sandbox; people's own machines keep it.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
});
