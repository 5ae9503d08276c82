import type { Page } from "@playwright/test";
import * as z from "zod";
import { violations } from "./support/axe";
import { walletOf } from "./support/chain";
import { creatorOf, issueKey, type RealmKey } from "./support/creator";
import { arriveAnew } from "./support/person";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

const profileSchema = z.object({ username: z.string(), email: z.string() });

/** The sandbox account these stories are about: the one the others have the least to do with. */
const CREATOR = "Creator 3";

/** Leaves the sandbox account as it was found: it belongs to other stories too. */
const restoreAtRealm = async (stack: Stack, apiKey: string, username: string): Promise<void> => {
  const solanaWalletAddress = walletOf(stack, CREATOR);
  const answer = await fetch(`${stack.sandbox.realm}/user/profile`, {
    method: "PATCH",
    headers: { "x-api-key": apiKey, "content-type": "application/json" },
    body: JSON.stringify({ username, solanaWalletAddress }),
  });
  expect(answer.status).toBe(200);
};

const profileAtRealm = async (stack: Stack, apiKey: string) => {
  const headers = { "x-api-key": apiKey };
  const answer = await fetch(`${stack.sandbox.realm}/user/profile`, { headers });
  return profileSchema.parse(await answer.json());
};

const enter = async (
  page: Page,
  { apiKey, apiSecret }: RealmKey,
  button: string,
): Promise<void> => {
  await page.getByLabel("API key").fill(apiKey);
  await page.getByLabel("API secret").fill(apiSecret);
  const form = page.locator("form").filter({ has: page.getByLabel("API key") });
  await form.getByRole("button", { name: button }).click();
};

/** Everything of this page that a secret could be left in. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll("input")].map(({ value }) => value);
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store));
    const kept = [...stores, document.cookie, JSON.stringify(history.state), location.href];
    return [document.documentElement.outerHTML, ...fields, ...kept].join("\n");
  });

test("a REALM account is connected, edited, given another key and disconnected, and no secret is left anywhere", async ({
  page,
  stack,
}) => {
  const key = await issueKey(stack, CREATOR);
  await arriveAnew(page, stack.url, "Buyer 3");
  await page.getByRole("button", { name: /Sandbox Wallet/u }).click();
  await page.getByRole("group", { name: "Wallet" }).getByRole("link", { name: "Account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();

  await page.getByLabel("API key").evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "zoo ".repeat(12));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await expect(page.getByText(/wallet's private key or seed phrase/u)).toBeVisible();
  await enter(page, { ...key, apiSecret: "not-the-right-secret" }, "Connect REALM account");
  await expect(page.getByLabel("API key")).toHaveAccessibleDescription(
    "REALM does not accept this key and secret.",
  );
  expect(await traces(page)).not.toContain(key.apiKey);
  await enter(page, key, "Connect REALM account");
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  for (const secret of Object.values(key)) {
    expect(await traces(page)).not.toContain(secret);
    expect(stack.appOutput()).not.toContain(secret);
  }

  const rival = await profileAtRealm(stack, creatorOf(stack, "Creator 1").apiKey);
  const { email, username } = await profileAtRealm(stack, key.apiKey);
  const userName = page.getByLabel("User name");
  await userName.fill(rival.username);
  await page.getByRole("button", { name: "Save user name" }).click();
  await expect(page.getByText("That user name is taken. Choose another.")).toBeVisible();
  await page.reload();
  await expect(userName).toHaveValue(rival.username);
  await userName.fill("paper-lantern");
  await page.getByRole("button", { name: "Save user name" }).click();
  await expect(page.getByText("At REALM you are paper-lantern now.")).toBeVisible();
  expect(await traces(page)).not.toContain(email);
  await page.getByRole("button", { name: "Show e-mail" }).click();
  await expect(page.getByText(email, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Use my connected wallet" }).click();
  await expect(page.getByText("The same as the one you are signed in with.")).toBeVisible();
  expect(await profileAtRealm(stack, key.apiKey)).toMatchObject({ username: "paper-lantern" });

  const next = await issueKey(stack, CREATOR);
  await page.getByRole("button", { name: "Replace key" }).click();
  await enter(page, next, "Replace key");
  await expect(page.getByText("Earlier keys (1)")).toBeVisible();

  await page.getByRole("button", { name: "Disconnect" }).click();
  const sure = page.getByRole("dialog", { name: "Disconnect this REALM account?" });
  await expect(sure.getByText(/Revoke it there too/u)).toBeVisible();
  await sure.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText("Earlier keys (2)")).toBeVisible();
  await enter(page, next, "Connect REALM account");
  await expect(page.getByText(/This key is or was in use here already/u)).toBeVisible();
  await enter(page, await issueKey(stack, "Creator 1"), "Connect REALM account");
  await expect(page.getByText(/another REALM account than the last one in force/u)).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /another REALM account/u })).not.toBeChecked();
  await restoreAtRealm(stack, next.apiKey, username);
});

test("an account is looked after on a phone, by keyboard, while REALM is down, and from another browser's side", async ({
  page,
  browser,
  stack,
}) => {
  const fits = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    );
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`${stack.url}/account`);
  await expect(
    page.getByRole("heading", { level: 1, name: /opens with your wallet/u }),
  ).toBeVisible();
  await arriveAnew(page, `${stack.url}/account`, "Buyer 3");
  await expect(page.getByLabel("API key")).toBeVisible();
  expect([await fits(), await violations(page)]).toEqual([true, []]);

  const { apiKey, apiSecret } = await issueKey(stack, CREATOR);
  await page.getByLabel("API key").focus();
  await page.keyboard.insertText(apiKey);
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(apiSecret);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("meter", { name: "Calls to REALM used" })).toBeVisible();
  expect([await fits(), await violations(page)]).toEqual([true, []]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await violations(page)).toEqual([]);

  const elsewhere = await browser.newPage();
  await arriveAnew(elsewhere, `${stack.url}/account`, "Buyer 3");
  await stack.control.realmFault({ kind: "down" });
  await page.reload();
  await expect(page.getByText(/your profile can't be shown/u)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("button", { name: "Replace key" })).toBeVisible();
  await expect(
    page.getByRole("list", { name: "Sessions" }).getByText("This session"),
  ).toBeVisible();
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere.getByText(/opens with your wallet/u)).toBeVisible();
  expect((await elsewhere.request.get(`${stack.url}/api/account/email`)).status()).toBe(401);
  await elsewhere.close();

  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByLabel("API key")).toBeVisible();
});
