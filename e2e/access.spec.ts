import type { Page } from "@playwright/test";
import { violations } from "./support/axe";
import { arrive, answerWallet, buy, reviewDialog, verdict } from "./support/person";
import { expect, test } from "./support/test";

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page and in the dialogs (${colorScheme})`, async ({
    page,
    stack,
  }) => {
    await page.emulateMedia({ colorScheme });
    const listingId = await stack.control.newListing({
      name: `Readable ${colorScheme}`,
      price: "0.2",
    });
    await page.goto(stack.url);
    await expect(page.getByRole("list", { name: "Listings" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Connect wallet" }).click();
    await expect(page.getByRole("dialog", { name: "Connect a wallet" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${stack.url}/library`);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${stack.url}/no-such-page`);
    expect(await violations(page)).toEqual([]);

    await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
    expect(await violations(page)).toEqual([]);
    const dialog = await buy(page);
    expect(await violations(page)).toEqual([]);
    await answerWallet(
      page,
      () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
      "Approve",
    );
    await dialog.getByRole("link", { name: /receipt/iu }).click({ timeout: 30_000 });
    await expect(page).toHaveURL(/\/library\/.+/u);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${stack.url}/library`);
    await expect(page.getByRole("list", { name: "Purchases" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test("at 360 px nothing is wider than the screen, and the whole job can be done", async ({
  page,
  stack,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const listingId = await stack.control.newListing({ name: "Pocket Size", price: "0.2" });
  await page.goto(stack.url);
  expect(await fits(page)).toBe(true);
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
  expect(await fits(page)).toBe(true);
  const dialog = await buy(page);
  expect(await fits(page)).toBe(true);
  const sign = dialog.getByRole("button", { name: "Sign in wallet" });
  await expect(sign).toBeInViewport();
  await answerWallet(page, () => sign.click(), "Approve");
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
  await page.goto(`${stack.url}/library`);
  expect(await fits(page)).toBe(true);
});

test("the whole job can be done with the keyboard alone", async ({ page, stack }) => {
  const listingId = await stack.control.newListing({ name: "Keys Only", price: "0.2" });
  const press = async (name: RegExp | string): Promise<void> => {
    const button = page.getByRole("button", { name }).first();
    await expect(button).toBeEnabled();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reached ${String(name)}`);
  };
  const inWallet = async (account?: string): Promise<void> => {
    const [popup] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("Enter")]);
    await expect(popup.getByRole("button", { name: "Approve", exact: true })).toBeEnabled();
    if (account !== undefined) {
      await popup.getByRole("radio", { name: account }).focus();
      await popup.keyboard.press("Space");
    }
    const closed = popup.waitForEvent("close");
    await popup.getByRole("button", { name: "Approve", exact: true }).focus();
    await popup.keyboard.press("Enter").catch(() => undefined);
    await closed;
  };
  await page.goto(`${stack.url}/listings/${listingId}`);
  await press("Connect wallet");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Connect a wallet" })).toBeVisible();
  await press("Sandbox Wallet");
  await inWallet("Buyer 1");
  await press("Sign in");
  await inWallet();
  await expect(page.getByRole("link", { name: "Library", exact: true }).first()).toBeVisible();
  await press(/^Buy for /u);
  await page.keyboard.press("Enter");
  await expect(verdict(reviewDialog(page), "Safe to sign")).toBeVisible();
  await press("Sign in wallet");
  await inWallet();
  await expect(reviewDialog(page).getByRole("link", { name: /receipt/iu })).toBeVisible({
    timeout: 30_000,
  });
});
