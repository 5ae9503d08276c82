import type { Page } from "@playwright/test";
import { answerWallet, arrive, buy } from "./support/person";
import { expect, test } from "./support/test";

/** What people see change without having done anything, and without reloading. */

const item = (page: Page, name: string) =>
  page.getByRole("list", { name: "Purchases" }).getByRole("listitem").filter({ hasText: name });
const freshness = (page: Page, words: string) =>
  page.getByRole("status").filter({ hasText: words });

test("the library follows a purchase in another tab, also while its stream is cut", async ({
  page,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Seen Elsewhere", price: "2" });
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
  const library = await page.context().newPage();
  const asked: string[] = [];
  library.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await library.goto(`${stack.url}/library`);
  await expect(freshness(library, "Live")).toBeVisible();
  await expect.poll(() => asked).toContain("/api/purchases");
  asked.length = 0;

  const dialog = await buy(page);
  await expect(item(library, "Seen Elsewhere")).toContainText("Waiting for your signature");
  // Told, not asked for: one question for each of the two moves, at most.
  expect(asked.filter((path) => path === "/api/purchases").length).toBeLessThanOrEqual(2);

  await library.route("**/api/live*", (route) => route.abort());
  await stack.killApp();
  await expect(freshness(library, "Checking every few seconds")).toBeVisible();
  await stack.startApp();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(item(library, "Seen Elsewhere")).toContainText("Declined");
  await expect(freshness(library, "Checking every few seconds")).toBeVisible();

  await library.unroute("**/api/live*");
  await expect(freshness(library, "Live")).toBeVisible({ timeout: 40_000 });
});

test("a sale is told to both, counted until it is read, and leads to what it is about", async ({
  page,
  stack,
  browser,
}) => {
  const listingId = await stack.control.newListing({
    name: "Told to Both",
    price: "2",
    seller: "Creator 1",
  });
  const sellers = await browser.newContext();
  const seller = await sellers.newPage();
  await arrive(seller, `${stack.url}/safety`, "Creator 1");
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
  const dialog = await buy(page);
  const library = await page.context().newPage();
  await library.goto(`${stack.url}/library`);
  await expect(freshness(library, "Live")).toBeVisible();
  await item(library, "Told to Both").getByRole("link").first().click();
  await expect(library).toHaveURL(/\/library\/./u);
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  const sold = seller.getByRole("link", { name: /Told to Both.*Sold/u });
  await expect(seller.getByRole("button", { name: /^Notifications, \d+ unread$/u })).toBeVisible({
    timeout: 40_000,
  });
  await seller.getByRole("button", { name: /^Notifications/u }).click();
  await expect(sold).toBeVisible();
  await sold.click();
  await expect(seller.getByRole("heading", { name: "Told to Both" })).toBeVisible();
  await sellers.close();

  // The browser shows what it kept of the page: the list is asked for anew.
  await library.goBack();
  await expect(item(library, "Told to Both")).toContainText("Owned");
  await library.close();

  await page.goto(stack.url);
  const bell = page.getByRole("button", { name: /^Notifications/u });
  await expect(bell).toHaveAccessibleName(/^Notifications, \d+ unread$/u);
  await bell.focus();
  await page.keyboard.press("Enter");
  const owned = page.getByRole("link", { name: /Told to Both.*You own it now/u });
  await expect(owned).toBeVisible();
  await page.getByRole("button", { name: "Mark all read" }).click();
  await expect(bell).toHaveAccessibleName("Notifications");
  await page.keyboard.press("Escape");
  await expect(owned).toBeHidden();
  await expect(bell).toBeFocused();
});
