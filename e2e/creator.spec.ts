import type { Page } from "@playwright/test";
import { registerWebhooks } from "../cli/stack/webhooks";
import { buyAs } from "./support/buy-as";
import { balance, walletOf } from "./support/chain";
import { issueKey } from "./support/creator";
import { arrive } from "./support/person";
import { pictures } from "./support/pictures";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

const CREATOR = "Creator 2";
const MODEL = "Morning Tide";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

const toModel = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: "Models", exact: true }).click();
  await page
    .getByRole("list", { name: "Models", exact: true })
    .getByRole("link", { name: MODEL, exact: true })
    .click();
  await expect(heading(page, MODEL)).toBeVisible();
};

/** From the model's own page to the market. @param price in SOL */
const offer = async (page: Page, price: string): Promise<void> => {
  await toModel(page);
  await page.getByRole("button", { name: "List for sale" }).click();
  await expect(page.getByLabel("What to sell").locator("option:checked")).toHaveText(MODEL);
  await page.getByLabel("Price in SOL").fill(price);
  await page.getByRole("button", { name: "List for sale" }).click();
  const item = page
    .getByRole("list", { name: "On the market", exact: true })
    .getByRole("listitem")
    .filter({ hasText: MODEL });
  await expect(item).toContainText("For sale", { timeout: 30_000 });
};

/** With a key nobody used yet, whatever other stories connected before. */
const connectAccount = async (page: Page, stack: Stack): Promise<void> => {
  const { apiKey, apiSecret } = await issueKey(stack, CREATOR);
  await arrive(page, `${stack.url}/safety`, CREATOR);
  const headers = { origin: stack.url };
  await page.request.delete("/api/account/credential", { headers });
  await page.goto("/account");
  await page.getByLabel("API key").fill(apiKey);
  await page.getByLabel("API secret").fill(apiSecret);
  await page.getByRole("button", { name: "Connect REALM account" }).click();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
};

test("a creator connects, trains with thirty pictures, makes one, lists, sees it sold to the lamport, cancels and deletes", async ({
  browser,
  page,
  stack,
}) => {
  test.slow();
  await registerWebhooks(stack.sandbox, stack.url);
  await connectAccount(page, stack);

  await page.getByRole("link", { name: "Studio", exact: true }).click();
  await page.getByRole("button", { name: "New model" }).click();
  await page.getByLabel("Name").fill(MODEL);
  await page.getByLabel(/^Description/u).fill("The sea before anybody is up");
  await page.getByRole("button", { name: "Create model" }).click();
  await expect(heading(page, MODEL)).toBeVisible();

  await page.getByRole("button", { name: "Train", exact: true }).click();
  await page.getByLabel("Pictures to train with").setInputFiles(await pictures(100, 30));
  const train = page.getByRole("button", { name: "Start training with 30 pictures" });
  await expect(train).toBeVisible({ timeout: 60_000 });
  await train.click();
  await expect(page.getByText(`${MODEL} is trained.`)).toBeVisible({ timeout: 60_000 });

  await page.getByRole("link", { name: "Images", exact: true }).click();
  await page.getByLabel("Model", { exact: true }).selectOption({ label: MODEL });
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("a gull on a mooring post");
  await page.getByLabel("Width", { exact: true }).fill("256");
  await page.getByLabel("Height", { exact: true }).fill("192");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(
    page
      .getByRole("list", { name: "Results" })
      .getByRole("button", { name: /a gull on a mooring/u }),
  ).toBeVisible({ timeout: 30_000 });

  await offer(page, "0.750000001");
  const before = await balance(stack, walletOf(stack, CREATOR));
  await page.getByRole("link", { name: "Earnings", exact: true }).click();
  await buyAs(browser, stack, "Buyer 2", MODEL);
  const earned = page
    .getByRole("table", { name: "Earnings by asset" })
    .getByRole("row")
    .filter({ hasText: MODEL });
  // 2.5 % of the price, rounded down, stays with the marketplace.
  await expect(earned).toContainText("0.731250001 SOL", { timeout: 30_000 });
  expect((await balance(stack, walletOf(stack, CREATOR))) - before).toBe(731_250_001n);

  await offer(page, "2");
  await page
    .getByRole("list", { name: "On the market", exact: true })
    .getByRole("listitem")
    .filter({ hasText: MODEL })
    .getByRole("button", { name: "Cancel listing" })
    .click();
  await page.getByRole("button", { name: "Take it off the market" }).click();
  await expect(page.getByRole("status").filter({ hasText: "is off the market." })).toBeVisible();

  await toModel(page);
  await page.getByRole("button", { name: "Delete model" }).click();
  const sure = page.getByRole("dialog", { name: `Delete ${MODEL}?` });
  await sure.getByRole("textbox").fill(MODEL);
  await sure.getByRole("button", { name: "Delete for good" }).click();
  await expect(heading(page, "Models")).toBeVisible();
  await expect(page.getByRole("link", { name: MODEL, exact: true })).toHaveCount(0);
});
