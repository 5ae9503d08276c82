import { PGlite } from "@electric-sql/pglite";
import path from "node:path";
import { registerWebhooks } from "../cli/stack/webhooks";
import { violations } from "./support/axe";
import { answerWallet, arrive, buy } from "./support/person";
import { expectReadable } from "./support/readable";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** The operator's desk, and that it is nobody else's. */

/** REALM tells of a listing. */
const tellOf = async (stack: Stack, listingId: string): Promise<void> => {
  const answer = await fetch(`${stack.sandbox.control}/webhooks/event`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: "listing.cancelled", data: { object: "listing", listingId } }),
  });
  expect(answer.ok).toBe(true);
};

/** What eight failed attempts leave behind, which would take two minutes to happen. */
const park = async (stack: Stack, subject: string): Promise<void> => {
  await stack.killApp();
  const database = await PGlite.create(path.join(stack.appData, "db"));
  const { affectedRows } = await database.query(
    "update webhook_events set state = 'parked', reason = 'REALM_UNAVAILABLE', attempts = 8 where subject = $1",
    [subject],
  );
  await database.close();
  expect(affectedRows).toBe(1);
  await stack.startApp();
};

test("an operator finds a parked event, replays it, and it is applied; who did it stands beside it", async ({
  page,
  stack,
}) => {
  await registerWebhooks(stack.sandbox, stack.url);
  const listingId = await stack.control.newListing({ name: "Parked Fox", price: "0.3" });
  await arrive(page, `${stack.url}/safety`, "Operator");
  await tellOf(stack, listingId);
  const row = page.getByRole("row").filter({ hasText: `listing:${listingId}` });
  await expect(async () => {
    await page.goto(`${stack.url}/operator/webhooks?q=${listingId}`);
    await expect(row).toContainText("Applied", { timeout: 1_000 });
  }).toPass();
  await park(stack, `listing:${listingId}`);

  await page.goto(stack.url);
  await page.getByRole("link", { name: "Operator" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Operator" })).toBeVisible();
  await expectReadable(page);
  await page.getByRole("link", { name: /^Parked\s*1/u }).click();
  await expect(row).toContainText("Parked");
  await expectReadable(page);
  await row.getByRole("link").click();
  await expect(page.getByText("Reason: REALM_UNAVAILABLE.")).toBeVisible();
  await expect(page.getByLabel("Body", { exact: true })).toContainText(listingId);
  await expectReadable(page);

  await page.getByRole("button", { name: "Set aside for good" }).click();
  const asideDialog = page.getByRole("dialog", { name: "Set this event aside for good?" });
  await expect(asideDialog.getByRole("button", { name: "Continue" })).toBeDisabled();
  await asideDialog.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Replay" }).click();
  const dialog = page.getByRole("dialog", { name: "Replay this event?" });
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Replay" }).click();
  await expect(dialog).toBeHidden();
  const happened = page.getByRole("list", { name: "What happened" });
  await expect(happened).toContainText("Applied");
  await expect(happened.getByText("Replayed by an operator")).toHaveCount(1);
  await expect(happened).toContainText(stack.sandbox.operator.wallet);
});

test("an operator follows a purchase from start to owned by its evidence, and leaves a note", async ({
  page,
  resident,
  stack,
}) => {
  const name = "Evident Heron";
  const listingId = await stack.control.newListing({ name, price: "0.4" });
  await resident.goto(`${stack.url}/listings/${listingId}`);
  const review = await buy(resident);
  await answerWallet(
    resident,
    () => review.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(review.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });

  await arrive(page, `${stack.url}/operator/purchases`, "Operator");
  await page.getByRole("searchbox", { name: "Search purchases" }).fill(listingId);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("0.4 SOL");
  await expectReadable(page);
  await row.getByRole("link").click();
  const timeline = page.getByRole("list", { name: "Timeline" });
  for (const event of ["start", "prepare", "sign", "broadcast", "settle", "own"])
    await expect(timeline.getByRole("listitem").filter({ hasText: event }).first()).toBeVisible();
  await expect(timeline).toContainText("finalizedInSlot");
  await expect(timeline).toContainText("realmStatus completed");
  await expectReadable(page);

  await page.getByRole("button", { name: "Add a note" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a note to this purchase" });
  await dialog.getByRole("textbox", { name: "Note" }).fill("Looked at it: all is well.");
  await dialog.getByRole("button", { name: "Add a note" }).click();
  await expect(timeline).toContainText("Looked at it: all is well.");
});

test("for everybody else there is no operator's page, and nothing tells of one", async ({
  resident,
  stack,
  request,
}) => {
  const pages = ["", "/webhooks", "/webhooks/1", "/purchases", "/purchases/x", "/nothing"];
  for (const client of [resident.request, request]) {
    const texts = pages.map(async (page) => {
      const answer = await client.get(`${stack.url}/operator${page}`);
      expect(answer.status(), page).toBe(404);
      return answer.text();
    });
    for (const text of await Promise.all(texts)) {
      expect(text).toContain("There is nothing here");
      expect(text).not.toMatch(/Webhooks|Disputed|Search purchases|Parked/u);
    }
    for (const action of [
      "webhooks/1/replay",
      "webhooks/1/set-aside",
      "purchases/x/look",
      "nothing",
    ]) {
      const headers = { origin: stack.url };
      const answer = await client.post(`${stack.url}/api/operator/${action}`, {
        headers,
        data: {},
      });
      expect(answer.status(), action).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "NOT_FOUND" });
    }
  }
  await resident.goto(`${stack.url}/operator`);
  await expect(resident.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(resident.getByRole("link", { name: "Operator" })).toHaveCount(0);
});
