import type { Page } from "@playwright/test";
import sharp from "sharp";
import { violations } from "./support/axe";
import { answerWallet } from "./support/person";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** What stands around buying: favourites, creators, earlier prices, and links that are shared. */

const heart = (page: Page, name: string) =>
  page.getByRole("button", { name: `Favourite: ${name}`, exact: true });

const toast = (page: Page, words: RegExp) =>
  page.getByRole("status").or(page.getByRole("alert")).filter({ hasText: words });

const atWidths = async (page: Page): Promise<void> => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), `${width} px`).toEqual([]);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll, `nothing wider than ${width} px`).toBeLessThanOrEqual(client);
  }
};

/** The wallet's own list, as the server has it. */
const kept = async (page: Page): Promise<unknown> =>
  (await page.request.get("/api/favourites")).json();

test("a heart pressed before signing in is kept after it, shown everywhere, undone when it does not arrive, and told apart once its price changes or it is gone", async ({
  page,
  stack,
}) => {
  const name = "Heart's Desire";
  const listingId = await stack.control.newListing({ name, price: "4" });
  await page.goto(`${stack.url}/?q=Heart%27s+Desire`);
  await heart(page, name).click();
  const list = page.getByRole("dialog", { name: "Connect a wallet" });
  await expect(list).toContainText(`${name} is among them`);
  await answerWallet(
    page,
    () => list.getByRole("button", { name: "Sandbox Wallet" }).click(),
    "Approve",
    { account: "Buyer 2" },
  );
  const signIn = page.getByRole("dialog", { name: "Sign in" });
  await answerWallet(
    page,
    () => signIn.getByRole("button", { name: "Sign in", exact: true }).click(),
    "Approve",
  );
  await expect(toast(page, /is among your favourites now/u)).toBeVisible();
  await expect(heart(page, name)).toHaveAttribute("aria-pressed", "true");
  expect(await kept(page)).toEqual({ listingIds: [listingId] });

  await page.route("**/api/favourites/*", (route) => route.abort());
  await heart(page, name).click();
  await expect(toast(page, /not taken out of your favourites/u)).toBeVisible();
  await expect(heart(page, name)).toHaveAttribute("aria-pressed", "true");
  await page.unroute("**/api/favourites/*");

  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(heart(page, name)).toHaveAttribute("aria-pressed", "true");

  await stack.control.reprice(listingId, "3.25");
  await expect(async () => {
    await page.goto(`${stack.url}/favourites`);
    await expect(page.getByText("Less than when you kept it: 4 SOL")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await atWidths(page);
  await heart(page, name).focus();
  await page.keyboard.press("Space");
  await expect(heart(page, name)).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => kept(page)).toEqual({ listingIds: [] });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Nothing kept yet" })).toBeVisible();
});

const dressed = async (page: Page, stack: Stack, path: string) => {
  await page.goto(`${stack.url}${path}`);
  const content = (property: string) =>
    page.locator(`meta[property="${property}"], meta[name="${property}"]`).first();
  return {
    image: (await content("og:image").getAttribute("content")) ?? "",
    title: (await content("og:title").getAttribute("content")) ?? "",
    card: (await content("twitter:card").getAttribute("content")) ?? "",
  };
};

test("every page has a social picture; a listing's own is drawn by the server, also of a hostile name", async ({
  page,
  stack,
}) => {
  for (const path of ["/", "/inspect", "/safety", `/creators/${stack.sandbox.treasury}`]) {
    const { image } = await dressed(page, stack, path);
    expect(image.startsWith(`${stack.url}/opengraph-image`), path).toBe(true);
    expect((await page.request.get(image)).headers()["content-type"]).toBe("image/png");
  }
  const name = `\u202Eevil<script>alert(1)</script>夜🦉${"A".repeat(40)}`;
  const listingId = await stack.control.newListing({ name, price: "15.75" });
  const { image, title, card } = await dressed(page, stack, `/listings/${listingId}`);
  expect(title).toContain("[U+202E]evil<script>");
  expect(card).toBe("summary_large_image");
  expect(image.startsWith(`${stack.url}/listings/${listingId}/opengraph-image`)).toBe(true);
  const answer = await page.request.get(image);
  expect(answer.status()).toBe(200);
  const { format, width, height } = await sharp(await answer.body()).metadata();
  expect({ format, width, height }).toEqual({ format: "png", width: 1200, height: 630 });
  // The picture's own part is not the empty wall: the asset's picture was fetched and drawn.
  const { channels } = await sharp(await answer.body())
    .extract({ left: 0, top: 0, width: 504, height: 630 })
    .toBuffer()
    .then((part) => sharp(part).stats());
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(10);
  const missing = await page.request.get(image.replace(listingId, "list_of_nobody"));
  expect(missing.status()).toBe(404);
});

test("a listing leads to its creator, whose page shows what they sell; a price that changes is drawn", async ({
  page,
  stack,
}) => {
  const seller = stack.sandbox.creators[0]?.wallet ?? "";
  const name = "Stepwise";
  const listingId = await stack.control.newListing({ name, price: "2", seller: "Creator 1" });
  await page.goto(`${stack.url}/listings/${listingId}`);
  const history = page.getByRole("region", { name: "Price history" });
  await expect(history).toContainText(/at 2 SOL.*REALM tells no earlier prices/u);
  await page.getByRole("link", { name: "What else they sell" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(seller);
  const theirs = page.getByRole("list", { name: "Their listings" });
  await expect(async () => {
    await page.reload();
    await expect(theirs.getByRole("link", { name, exact: true })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 40_000 });
  await atWidths(page);

  await stack.control.reprice(listingId, "1.5");
  const chart = history.getByRole("slider", { name: "Price" });
  await expect(async () => {
    await page.goto(`${stack.url}/listings/${listingId}`);
    await expect(chart).toHaveAttribute("aria-valuetext", /: 1\.5 SOL$/u, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  // The chart is drawn by the server, and listens once its code has come.
  await expect(async () => {
    await chart.press("Home");
    await expect(chart).toHaveAttribute("aria-valuetext", /: 2 SOL$/u, { timeout: 500 });
  }).toPass();
  await atWidths(page);

  await page.goto(`${stack.url}/?q=${seller}`);
  await page.getByRole("link", { name: "See what this creator has for sale" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(seller);
  const bad = await page.goto(`${stack.url}/creators/${seller.slice(1)}0`);
  expect(bad?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "That is not a Solana address" })).toBeVisible();
});
