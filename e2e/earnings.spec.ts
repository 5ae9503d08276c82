import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { registerWebhooks } from "../cli/stack/webhooks";
import { balance, walletOf } from "./support/chain";
import { buyElsewhere } from "./support/elsewhere";
import { answerWallet, arrive, buy } from "./support/person";
import { expectReadable } from "./support/readable";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

const SELLER = "Creator 3";
const FORMULA = '=HYPERLINK("https://evil.example","Prize")';

const purchase = async (page: Page, stack: Stack, listingId: string): Promise<void> => {
  await page.goto(`${stack.url}/listings/${listingId}`);
  const review = await buy(page);
  await answerWallet(
    page,
    () => review.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(review.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
};

test("a creator sees what sales bring while they happen, here and elsewhere, to the lamport, and takes it home as CSV", async ({
  browser,
  resident,
  stack,
}) => {
  await registerWebhooks(stack.sandbox, stack.url);
  const price = "1.500000003";
  const listings = await Promise.all([
    stack.control.newListing({ name: FORMULA, price, seller: SELLER }),
    stack.control.newListing({ name: "Plain Heron", price: "0.2", seller: SELLER }),
  ]);
  const before = await balance(stack, walletOf(stack, SELLER));
  const sellers = await browser.newContext();
  const page = await sellers.newPage();
  await arrive(page, `${stack.url}/studio/earnings`, SELLER);
  await expect(page.getByRole("heading", { name: "Nothing sold yet" })).toBeVisible();

  const sum = page.getByRole("region", { name: "Sum" });
  await purchase(resident, stack, listings[0]);
  // 2.5 % of the price, rounded down, stays with the marketplace.
  await expect(sum).toContainText("1.462500003 SOL", { timeout: 30_000 });
  await expect(page.getByRole("row").filter({ hasText: "HYPERLINK" }).last()).toContainText(
    "Checked on chain",
  );
  const stranger = await buyElsewhere(stack, listings[1]);
  await expect(sum).toContainText("1.657500003 SOL", { timeout: 30_000 });
  await page.getByRole("button", { name: /^Notifications, 2 unread$/u }).click();
  await expect(page.getByRole("link", { name: /Plain Heron.*Sold/u })).toBeVisible();
  await page.keyboard.press("Escape");
  expect((await balance(stack, walletOf(stack, SELLER))) - before).toBe(1_657_500_003n);

  const chart = page.getByRole("slider", { name: "Net earnings by day" });
  await chart.focus();
  await expect(chart).toHaveAttribute("aria-valuetext", /: 1\.657500003 SOL, 2 sales$/u);
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /: 0 SOL$/u);
  await page.keyboard.press("Home");
  await expect(chart).toHaveAttribute("aria-valuenow", "1");
  await page.keyboard.press("End");
  await expect(chart).toHaveAttribute("aria-valuenow", "30");
  await page.getByText("Show as table").click();
  await expect(
    page.getByRole("table", { name: "Net earnings by day" }).getByRole("row").last(),
  ).toContainText("1.657500003 SOL, 2 sales");
  await expectReadable(page);

  await page.getByRole("link", { name: "12 months" }).click();
  await expect(page).toHaveURL(/[?&]range=12m/u);
  await expect(page.getByRole("slider", { name: "Net earnings by month" })).toBeVisible();
  await page
    .getByRole("table", { name: "Earnings by asset" })
    .getByRole("link", { name: "Plain Heron" })
    .click();
  await expect(sum).toContainText("0.195 SOL");
  await page.getByRole("link", { name: "Show all assets" }).click();
  await expect(sum).toContainText("1.657500003 SOL");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^sales-12m-\d{4}-\d\d-\d\d\.csv$/u);
  const { data } = Papa.parse<Record<string, string>>(
    await readFile(await download.path(), "utf8"),
    { header: true, skipEmptyLines: true },
  );
  expect(data).toMatchObject([
    { Asset: "Plain Heron", "Net (SOL)": "0.195", "Net (lamports)": "195000000", Buyer: stranger },
    {
      Asset: `'${FORMULA}`,
      "Price (SOL)": price,
      "Net (lamports)": "1462500003",
      Buyer: walletOf(stack, "Buyer 2"),
      State: "Checked on chain",
    },
  ]);

  // Of the same address, everybody gets their own.
  const others = await resident.request.get(`${stack.url}/api/sales/csv?range=all`);
  expect(others.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(await others.text()).not.toContain("Heron");
  await sellers.clearCookies();
  expect((await page.request.get(`${stack.url}/api/sales/csv`)).status()).toBe(401);
  await sellers.close();
});
