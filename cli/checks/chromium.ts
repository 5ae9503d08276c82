import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { installPackage, runToEnd } from "../stack/packages";

/** The shell without windows first: it is the same engine and takes a quarter less of the processor. */
const names = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
/** As the distributions call them, the first there is. */
const packages = ["chromium-headless-shell", "chromium"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const onPath = (): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));

const installed = (): string | undefined =>
  [process.env["CHROMIUM_PATH"], chromium.executablePath()].find(
    (file) => file !== undefined && existsSync(file),
  ) ??
  onPath() ??
  places.find((file) => existsSync(file));

/**
 * A Chromium for the browser tests: one that is there, else Playwright's own download, else the
 * distribution's package (as root on Debian and its kin).
 * @throws Error with what to do where none of the three works.
 */
export const findChromium = async (): Promise<string> => {
  const found = installed();
  if (found !== undefined) return found;
  console.log("No Chromium found: trying Playwright's download …");
  await runToEnd(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  const downloaded = installed();
  if (downloaded !== undefined) return downloaded;
  console.log("The download did not work: trying the distribution's package …");
  for (const name of packages) {
    await installPackage(name);
    const packaged = installed();
    if (packaged !== undefined) return packaged;
  }
  throw new Error(
    "The browser tests need a Chromium and none could be installed. Install Chrome or Chromium, " +
      "or set CHROMIUM_PATH to one, and run the command again.",
  );
};
