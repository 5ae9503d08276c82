import { readFileSync } from "node:fs";
import * as z from "zod";
import { unzip } from "../lib/server/own-data/testing/unzip";
import { walletOf } from "./support/chain";
import { answerWallet, arriveAnew } from "./support/person";
import { expect, test } from "./support/test";

const ACCOUNT = "Buyer 3";
const begunSchema = z.object({ purchase: z.object({ id: z.string() }) });
const leftSchema = z.object({
  purchases: z.array(z.object({ id: z.string(), signature: z.string().nullable() })),
});

test("one takes all one's data along, then has them deleted: not while a purchase is open, and not without the words and a signature", async ({
  page,
  stack,
}) => {
  const wallet = walletOf(stack, ACCOUNT);
  await arriveAnew(page, `${stack.url}/safety`, ACCOUNT);
  const headers = { origin: stack.url };
  const listingId = await stack.control.newListing({ name: "Left open", price: "0.25" });
  const begun = await page.request.post("/api/purchases", { headers, data: { listingId } });
  expect(begun.status()).toBe(201);
  await page.goto(`${stack.url}/account`);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export my data" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^countersign-\w{8}-\d{4}-\d\d-\d\d\.zip$/u);
  const archive = unzip(readFileSync(await download.path()));
  expect(archive.get("purchases.json")?.toString()).toContain("Left open");
  expect(archive.get("index.html")?.toString()).toContain(wallet);

  const dialog = page.getByRole("dialog", { name: "Delete your data here?" });
  const confirm = async (): Promise<void> => {
    await page.getByRole("button", { name: "Delete my data" }).click();
    await expect(dialog.getByText(/^Purchases that were signed/u)).toBeVisible();
    const goOn = dialog.getByRole("button", { name: "Continue" });
    await dialog.getByRole("textbox").fill("delete my dat");
    await expect(goOn).toBeDisabled();
    await dialog.getByRole("textbox").fill("delete my data");
    await goOn.click();
    await expect(dialog.getByLabel("Text to sign")).toContainText("Action: account.erase");
    const sign = dialog.getByRole("button", { name: "Sign in wallet" });
    await answerWallet(page, () => sign.click(), "Approve");
  };
  await confirm();
  await expect(dialog.getByRole("alert")).toContainText("has not come to its end");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect((await page.request.get("/api/purchases")).status()).toBe(200);

  const { purchase } = begunSchema.parse(await begun.json());
  const close = { headers, data: { reason: "declined" } };
  expect((await page.request.post(`/api/purchases/${purchase.id}/close`, close)).ok()).toBe(true);
  await confirm();
  await expect(page.getByText("Your data are deleted. You are signed out.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Library", exact: true })).toHaveCount(0);
  expect((await page.request.get("/api/purchases")).status()).toBe(401);

  await answerWallet(
    page,
    () => page.getByRole("button", { name: "Sign in", exact: true }).click(),
    "Approve",
  );
  await expect(page.getByRole("link", { name: "Library", exact: true }).first()).toBeVisible();
  // What other stories signed stays; what was never signed is gone.
  const left = leftSchema.parse(await (await page.request.get("/api/purchases")).json());
  expect(left.purchases.filter(({ signature }) => signature === null)).toEqual([]);
  expect(left.purchases.map(({ id }) => id)).not.toContain(purchase.id);
});

test("a signature for something else, or for another body, deletes nothing", async ({
  resident,
  stack,
}) => {
  const headers = { origin: stack.url };
  const data = { confirmation: "delete my data" };
  const erase = (more: Record<string, string>, body: unknown = data) =>
    resident.request.post(`${stack.url}/api/account/erase`, {
      headers: { ...headers, ...more },
      data: body,
    });
  expect((await erase({})).status()).toBeGreaterThanOrEqual(400);
  expect((await erase({ "x-step-up": `${"1".repeat(22)}.${"1".repeat(64)}` })).status()).toBe(403);
  expect((await erase({}, { confirmation: "yes" })).status()).toBe(400);
  const foreign = { headers: { origin: "https://evil.example" }, data };
  const forged = await resident.request.post(`${stack.url}/api/account/erase`, foreign);
  expect(forged.status()).toBe(403);
  expect((await resident.request.get(`${stack.url}/api/purchases`)).status()).toBe(200);
});
