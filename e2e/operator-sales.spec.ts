import { registerWebhooks } from "../cli/stack/webhooks";
import { buyElsewhere } from "./support/elsewhere";
import { arrive } from "./support/person";
import { expectReadable } from "./support/readable";
import { signAction } from "./support/sign-action";
import { expect, test } from "./support/test";

/** What an operator sees of sales, and does about one that the chain does not show as it was told. */

test("a sale that brought its seller nothing is found, read again with a reason, and stays marked", async ({
  page,
  stack,
}) => {
  const name = "Unpaid Heron";
  await registerWebhooks(stack.sandbox, stack.url);
  const listingId = await stack.control.newListing({ name, price: "0.4" });
  // REALM prepares, and completes, a sale whose money goes to somebody else.
  await stack.control.hostile("other-seller", listingId);
  await buyElsewhere(stack, listingId);
  await arrive(page, `${stack.url}/safety`, "Operator");
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(async () => {
    await page.goto(`${stack.url}/operator/sales?show=contested&q=${listingId}`);
    await expect(row).toContainText("mismatch", { timeout: 1_000 });
  }).toPass();
  await expectReadable(page);
  await row.getByRole("link").click();
  const seen = page
    .getByRole("main")
    .locator("section", { hasText: "Told, and seen on the chain" });
  await expect(seen).toContainText("Price, as told0.4 SOL");
  await expect(seen).toContainText("Seen to arrive0 SOL");
  await expect(seen).toContainText("Missing0.39 SOL");
  await expectReadable(page);
  const timeline = page.getByRole("list", { name: "Timeline" });
  await expect(timeline.getByText("received 0")).toHaveCount(1);
  await signAction(page, {
    button: "Check again",
    dialog: "Check this sale against the chain again?",
    fill: (dialog) => dialog.getByLabel("Reason").fill("The seller wrote."),
    signs: ["Action: sale.recheck"],
  });
  await expect(page.getByText("The chain still shows something else.")).toBeVisible();
  await expect(timeline).toContainText("The seller wrote.");
  await expect(timeline.getByText("received 0")).toHaveCount(2);
  await page.getByRole("link", { name: "Inspect on chain" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Inspect/u);
});
