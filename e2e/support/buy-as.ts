import { expect, type Browser } from "@playwright/test";
import { answerWallet, arrive, buy, verdict } from "./person";
import type { Stack } from "./stack";

/** Somebody else, in a browser of their own, buys what is searched for. */
export const buyAs = async (
  browser: Browser,
  stack: Stack,
  account: string,
  search: string,
): Promise<void> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await arrive(page, stack.url, account);
  await page.getByRole("searchbox", { name: "Search listings" }).fill(search);
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "Listings" }).getByRole("link", { name: search }).click();
  await expect(page.getByRole("heading", { level: 1, name: search })).toBeVisible();
  const dialog = await buy(page);
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(dialog.getByRole("heading", { name: "It is yours" })).toBeVisible({
    timeout: 30_000,
  });
  await context.close();
};
