import { arrive } from "./support/person";
import { expectReadable } from "./support/readable";
import { signAction } from "./support/sign-action";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** What an operator sees of how the instance does, and what wakes them. */

/** Somebody who does not know REALM's secret. */
const forgeWebhooks = async ({ url }: Stack, times: number): Promise<void> => {
  for (let number = 0; number < times; number += 1) {
    const { status } = await fetch(`${url}/api/webhooks/realm`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-webhook-signature": "0".repeat(64) },
      body: JSON.stringify({ eventId: `evt_forged_${number}` }),
    });
    expect(status).toBe(401);
  }
};

test("an operator sees that all is up, finds one call to REALM by its id, and what is left of its limits", async ({
  page,
  stack,
}) => {
  // The market's search is the call that is looked for.
  await page.goto(stack.url);
  await arrive(page, `${stack.url}/operator`, "Operator");
  const sales = page.getByRole("list", { name: "Sales" });
  await expect(sales.getByRole("link", { name: /^Contested\s*\d+/u })).toBeVisible();
  const health = page.getByRole("list", { name: "Health" });
  for (const name of ["REALM", "Solana 1", "Solana 2", "Database"])
    await expect(health.getByRole("listitem").filter({ hasText: name })).toContainText("Up");

  const operator = page.getByRole("navigation", { name: "Operator" });
  await operator.getByRole("link", { name: "Calls" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Calls to REALM" })).toBeVisible();
  const calls = page.getByRole("table", { name: "Calls" });
  await expect(async () => {
    await page.reload();
    await expect(calls.getByRole("row").nth(1)).toContainText("200", { timeout: 1_000 });
  }).toPass();
  await page.getByLabel("Operation").selectOption("searchListings");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/operation=searchListings/u);
  await expectReadable(page);
  await calls.getByRole("link", { name: "searchListings" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "searchListings" })).toBeVisible();
  const attempt = page.getByRole("table", { name: "Attempts" }).getByRole("row").nth(1);
  await expect(attempt).toContainText(/\d+ of \d+/u);
  await expectReadable(page);

  await operator.getByRole("link", { name: "Limits" }).click();
  const marketplace = page
    .getByRole("list", { name: "REALM’s limits" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "marketplace" }) });
  await expect(marketplace.first()).toContainText(/\d+ of \d+ left/u);
  await expect(page.getByRole("table", { name: "This app’s own limits" })).toContainText(
    "purchase",
  );
  await expectReadable(page);
});

test("a burst of forged webhooks fires an alert that an operator acknowledges and silences, with their reasons kept", async ({
  page,
  stack,
}) => {
  await forgeWebhooks(stack, 12);
  await arrive(page, `${stack.url}/operator`, "Operator");
  const title = "Somebody forges REALM’s webhooks";
  await page
    .getByRole("list", { name: "Alerts that fire" })
    .getByRole("link", { name: title })
    .click({ timeout: 25_000 });
  const alert = page.getByRole("region", { name: title, exact: true });
  await expect(alert).toContainText(/1\d webhooks in 5 minutes/u);
  await expect(page.getByRole("table", { name: "What happened" })).toContainText("No address");
  expect(stack.appOutput()).toContain(`ALERT: ${title}`);

  await alert.getByRole("button", { name: "Acknowledge" }).click();
  const asked = page.getByRole("dialog", { name: "Acknowledge this alert?" });
  await asked.getByRole("textbox").fill("A test of the gateway; it is known.");
  await asked.getByRole("button", { name: "Acknowledge" }).click();
  await expect(alert).toContainText("Acknowledged by an operator");
  await expect(alert).toContainText("A test of the gateway; it is known.");

  await signAction(page, {
    within: alert,
    button: "Silence",
    dialog: "Silence this alert?",
    fill: async (dialog) => {
      await dialog.getByRole("combobox", { name: "For" }).selectOption("8 hours");
      await dialog.getByRole("textbox", { name: "Reason" }).fill("Until the test is over.");
    },
    signs: ["Action: alert.silence", "Object: webhook-forgery"],
  });
  await expect(alert.getByText(/^Silenced until/u)).toBeVisible();
  await expect(alert).toContainText(stack.sandbox.operator.wallet);
  await expectReadable(page);
});
