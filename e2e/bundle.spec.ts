import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { plantedSecrets } from "../cli/stack/build";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

const KB = 1000;

/** Scripts that the page loads by itself, with their bytes after gzip -9. */
const firstLoad = async (
  page: Page,
  stack: Stack,
  url: string,
): Promise<{ kilobytes: number; text: string }> => {
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (answer) => {
    const own = answer.url().startsWith(stack.url) && answer.request().resourceType() === "script";
    if (!own) return;
    expect(answer.headers()["x-content-type-options"], answer.url()).toBe("nosniff");
    bodies.push(answer.body());
  });
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  const scripts = await Promise.all(bodies);
  return {
    kilobytes: scripts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / KB,
    text: scripts.map((body) => body.toString("utf8")).join("\n"),
  };
};

/** Text that stands in web3.js, the wallet adapters and the review engine, whatever the minifier does. */
const markers = {
  web3: "Blockhash not found",
  adapter: "WalletNotReadyError",
  review: "Do not sign",
};

test("the market's first load is at most 150 kB gzip, without web3.js, adapters or the review", async ({
  page,
  stack,
}) => {
  const { kilobytes, text } = await firstLoad(page, stack, stack.url);
  expect(kilobytes).toBeLessThanOrEqual(150);
  for (const marker of Object.values(markers)) expect(text.includes(marker), marker).toBe(false);
});

test("a listing's first load is at most 165 kB gzip, without web3.js, adapters or the review", async ({
  page,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Light Weight", price: "1" });
  const { kilobytes, text } = await firstLoad(page, stack, `${stack.url}/listings/${listingId}`);
  expect(kilobytes).toBeLessThanOrEqual(165);
  for (const marker of Object.values(markers)) expect(text.includes(marker), marker).toBe(false);
});

test("More wallets lists the adapters by name, and only that click loads web3.js", async ({
  page,
  stack,
}) => {
  const texts: Promise<string>[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script") texts.push(answer.text());
  });
  const loaded = async (): Promise<string> => (await Promise.all(texts)).join("\n");
  await page.goto(stack.url);
  await page.getByRole("button", { name: "Connect wallet" }).click();
  const list = page.getByRole("dialog", { name: "Connect a wallet" });
  await expect(list.getByRole("button", { name: "Sandbox Wallet" })).toBeVisible();
  expect((await loaded()).includes(markers.adapter)).toBe(false);
  await list.getByRole("button", { name: "More wallets" }).click();
  await expect(list.getByRole("button", { name: /Phantom/u })).toBeVisible();
  await expect(list.getByRole("button", { name: /Solflare/u })).toBeVisible();
  expect((await loaded()).includes(markers.adapter)).toBe(true);
  await list.getByRole("button", { name: /Phantom/u }).click();
  await expect(list.getByRole("link", { name: /phantom/iu })).toHaveAttribute("rel", /noopener/u);
});

test("the client bundle holds no secret, no name of a secret, and no REALM signing", ({
  stack,
}) => {
  const folder = path.join(".next", "static");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  expect(files.length).toBeGreaterThan(5);
  const { platform } = stack.sandbox;
  const canaries = [
    ...Object.values(plantedSecrets),
    platform.apiKey,
    platform.apiSecret,
    platform.webhookSecret,
    stack.secrets.nextAuthSecret,
    "REALM_API_SECRET",
    "VAULT_MASTER_KEY",
    "NEXTAUTH_SECRET",
    "X-Signature",
    "X-API-Key",
  ];
  for (const name of files) {
    const text = readFileSync(path.join(folder, name), "utf8");
    for (const canary of canaries) expect(text.includes(canary), name).toBe(false);
  }
});
