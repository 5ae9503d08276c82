import type { Page } from "@playwright/test";
import * as z from "zod";
import { violations } from "./support/axe";
import { arriveConnected, creatorOf } from "./support/creator";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** A creator's models, as they are made, changed and deleted. */

const CREATOR = "Creator 1";

const listSchema = z.object({ models: z.array(z.object({ name: z.string() })) });

/** The names of the creator's models as REALM has them. */
const namesAtRealm = async (stack: Stack): Promise<string[]> => {
  const answer = await fetch(`${stack.sandbox.realm}/models?limit=100`, {
    headers: { "x-api-key": creatorOf(stack, CREATOR).apiKey },
  });
  return listSchema.parse(await answer.json()).models.map(({ name }) => name);
};

const marketSchema = z.object({
  listings: z.array(
    z.object({
      sellerWallet: z.string(),
      assetType: z.string(),
      status: z.string(),
      assetDetails: z.object({ name: z.string() }),
    }),
  ),
});

/** The name of a model of the creator's that is for sale; other stories sell some of strange names. */
const nameForSale = async (stack: Stack): Promise<string> => {
  const { apiKey, wallet } = creatorOf(stack, CREATOR);
  const answer = await fetch(`${stack.sandbox.realm}/marketplace/listings/search?limit=100`, {
    headers: { "x-api-key": apiKey },
  });
  const found = marketSchema
    .parse(await answer.json())
    .listings.find(
      ({ sellerWallet, assetType, status, assetDetails: { name } }) =>
        sellerWallet === wallet &&
        assetType === "model" &&
        status === "active" &&
        /^[a-z ]+$/iu.test(name),
    );
  if (!found) throw new Error("the creator sells nothing");
  return found.assetDetails.name;
};

const wall = (page: Page) => page.getByRole("list", { name: "Models", exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("a model is made once though REALM was away, edited, seen elsewhere live, and deleted by its name", async ({
  page,
  stack,
}) => {
  await arriveConnected(page, stack, CREATOR);
  await page.getByRole("link", { name: "Studio", exact: true }).click();
  await expect(heading(page, "Models")).toBeVisible();
  await expect(wall(page).getByRole("listitem").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole("button", { name: "New model" }).click();
  await expect(heading(page, "New model")).toBeVisible();
  await page.getByRole("button", { name: "Create model" }).click();
  const name = page.getByLabel("Name");
  await expect(name).toHaveAccessibleDescription(/Give it a name\./u);
  await expect(name).toBeFocused();
  await name.fill("Lamplight");
  await page.getByLabel(/^Description/u).fill("Streets after rain");
  await page.getByLabel(/^Tags/u).fill(`night, ${"x".repeat(41)}`);
  await page.getByRole("button", { name: "Create model" }).click();
  await expect(page.getByLabel(/^Tags/u)).toHaveAccessibleDescription(/at most 40 characters/u);
  await page.getByLabel(/^Tags/u).fill("night, film, night");
  expect(await violations(page)).toEqual([]);

  await stack.control.realmFault({ kind: "drop-after", match: "models.create" });
  await page.getByRole("button", { name: "Create model" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "REALM does not answer" })).toBeVisible({
    timeout: 30_000,
  });
  await stack.control.healthy();
  await page.reload();
  await expect(name).toHaveValue("Lamplight");
  await expect(async () => {
    await page.getByRole("button", { name: "Create model" }).click();
    await expect(heading(page, "Lamplight")).toBeVisible({ timeout: 5_000 });
  }).toPass();
  expect((await namesAtRealm(stack)).filter((one) => one === "Lamplight")).toHaveLength(1);

  const facts = page.getByRole("complementary", { name: "About this model" });
  await expect(facts).toContainText("Not trained yet");
  await expect(facts).toContainText("realm-base-v2.1");
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`${stack.url}/studio/models`);
  await expect(wall(elsewhere).getByRole("link", { name: "Lamplight" })).toBeVisible();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Name").fill("Lamplight II");
  await page.getByLabel(/^Description/u).fill("Ask jane.doe@example.com");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("list", { name: "Personal data" })).toContainText("jane.doe");
  await page.getByLabel("Send it anyway").check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(heading(page, "Lamplight II")).toBeVisible();
  await expect(wall(elsewhere).getByRole("link", { name: "Lamplight II" })).toBeVisible();
  await elsewhere.close();
  expect(await namesAtRealm(stack)).toContain("Lamplight II");

  await page.getByRole("button", { name: "Delete model" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Lamplight II?" });
  await expect(dialog).toContainText("This can't be undone.");
  const confirm = dialog.getByRole("button", { name: "Delete for good" });
  await dialog.getByRole("textbox").fill("Lamplight");
  await expect(confirm).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("textbox").fill("Lamplight II");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Models")).toBeVisible();
  await expect(wall(page).getByRole("link", { name: "Lamplight II" })).toHaveCount(0);
  expect(await namesAtRealm(stack)).not.toContain("Lamplight II");
});

test("while REALM is away the models stay on show with their age, and what is for sale is not deleted", async ({
  page,
  stack,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await arriveConnected(page, stack, CREATOR);
  await page.goto("/studio/models");
  const name = await nameForSale(stack);
  await wall(page).getByRole("link", { name, exact: true }).click();
  await expect(heading(page, name)).toBeVisible();
  await expect(page.getByRole("region", { name: "On the market" })).toContainText("For sale");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Delete model" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${name}?` });
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog.getByRole("alert")).toContainText("This model is for sale.");
  await dialog.getByRole("button", { name: "Keep it" }).click();

  await stack.control.realmFault({ kind: "down" });
  await expect(async () => {
    await page.goto("/studio/models");
    const told = page.getByRole("status").filter({ hasText: "REALM does not answer." });
    await expect(told).toContainText("This is what was known", { timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await expect(wall(page).getByRole("link", { name, exact: true })).toBeVisible();
  // Beside the links of somebody signed in the wallet still has the room of its picture.
  const wallet = await page.getByRole("button", { name: /^Sandbox Wallet/u }).boundingBox();
  expect(wallet?.width).toBeGreaterThan(36);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
});

test("who has no REALM account connected is told how, and nobody is shown somebody else's models", async ({
  resident,
  page,
  stack,
}) => {
  await resident.goto(`${stack.url}/studio/models/new`);
  await expect(resident.getByRole("link", { name: "Connect REALM account" })).toBeVisible();
  await resident.goto(`${stack.url}/studio/models`);
  await expect(resident.getByRole("link", { name: "Connect REALM account" })).toBeVisible();
  await expect(heading(resident, "Models")).toBeVisible();
  await page.goto("/studio");
  await expect(page.getByText("The studio opens with your wallet")).toBeVisible();
});
