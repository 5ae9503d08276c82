import type { Page } from "@playwright/test";
import { balance, walletOf } from "./support/chain";
import { answerWallet, arrive, buy, reviewDialog, verdict } from "./support/person";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** Every way a purchase can end without being one: a clear state, and nothing paid. */

const offer = async (page: Page, stack: Stack, name: string, price = "0.75"): Promise<string> => {
  const listingId = await stack.control.newListing({ name, price });
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 2");
  return listingId;
};

const expectInLibrary = async (
  page: Page,
  stack: Stack,
  name: string,
  state: string,
): Promise<void> => {
  await page.goto(`${stack.url}/library`);
  const item = page
    .getByRole("list", { name: "Purchases" })
    .getByRole("listitem")
    .filter({ hasText: name });
  await expect(item.first()).toContainText(state);
};

test("declining in the wallet costs nothing and can be taken back by preparing again", async ({
  page,
  stack,
}) => {
  await offer(page, stack, "Second Thoughts");
  const before = await balance(stack, walletOf(stack, "Buyer 2"));
  const dialog = await buy(page);
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Reject",
  );
  await expect(dialog.getByText(/You declined/u).first()).toBeVisible();
  expect(await balance(stack, walletOf(stack, "Buyer 2"))).toBe(before);
  await dialog.getByRole("button", { name: "Prepare again" }).click();
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Reject",
  );
  await expectInLibrary(page, stack, "Second Thoughts", "Declined");
});

test("Escape closes the review, gives the focus back to Buy, and the purchase ends declined", async ({
  page,
  stack,
}) => {
  await offer(page, stack, "Closed Book");
  await buy(page);
  await page.keyboard.press("Escape");
  await expect(reviewDialog(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Buy for /u })).toBeFocused();
  await expectInLibrary(page, stack, "Closed Book", "Declined");
});

test("when the blockhash expires the Sign button goes, and Prepare again brings a fresh transaction", async ({
  page,
  stack,
}) => {
  await offer(page, stack, "Slow Reader");
  const dialog = await buy(page);
  await stack.control.advanceSlots(200);
  await expect(dialog.getByRole("button", { name: "Prepare again" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Sign in wallet" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Prepare again" }).click();
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
});

test("too little SOL: the review says how much is missing and offers no Sign button", async ({
  page,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Out Of Reach", price: "5" });
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 3");
  const dialog = await buy(page);
  await expect(verdict(dialog, "Do not sign")).toBeVisible();
  const finding = dialog.getByRole("listitem").filter({ hasText: "PAY-07" });
  await expect(finding.first()).toContainText(/4\.\d+ SOL/u);
  await expect(dialog.getByRole("button", { name: "Sign in wallet" })).toHaveCount(0);
});

test("sold to somebody else meanwhile: the second buyer is told so and pays nothing", async ({
  page,
  browser,
  stack,
}) => {
  const listingId = await offer(page, stack, "Only One");
  const before = await balance(stack, walletOf(stack, "Buyer 2"));
  const other = await browser.newContext();
  const rival = await other.newPage();
  await arrive(rival, `${stack.url}/listings/${listingId}`, "Buyer 1");
  const won = await buy(rival);
  await answerWallet(
    rival,
    () => won.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(won.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
  await other.close();

  await page.getByRole("button", { name: /^Buy for /u }).click();
  await expect(page.getByText(/Someone else has bought this/u).first()).toBeVisible();
  expect(await balance(stack, walletOf(stack, "Buyer 2"))).toBe(before);
});

test("REALM down: Buy says so, nothing is paid, and it works once REALM is back", async ({
  page,
  stack,
}) => {
  await offer(page, stack, "Patient Buyer");
  await stack.control.realmFault({ kind: "down" });
  await page.getByRole("button", { name: /^Buy for /u }).click();
  await expect(page.getByText(/REALM does not answer/u).first()).toBeVisible({ timeout: 30_000 });
  await stack.control.healthy();
  await page
    .getByRole("button", { name: "Prepare again" })
    .or(page.getByRole("button", { name: /Try again/u }))
    .first()
    .click();
  await expect(verdict(reviewDialog(page), "Safe to sign")).toBeVisible({ timeout: 30_000 });
});

test("RPC down during the review: the verdict is Do not sign, never silence", async ({
  page,
  stack,
}) => {
  await offer(page, stack, "Dark Chain");
  await stack.control.clusterFault({ kind: "simulateFails" });
  const dialog = await buy(page);
  await expect(verdict(dialog, "Do not sign")).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "SIM-02" }).first()).toBeVisible();
});

test("RPC down while the wallet is open: the signature is kept, and Send again finishes the purchase", async ({
  page,
  stack,
}) => {
  await offer(page, stack, "Kept Signature");
  const dialog = await buy(page);
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
    { before: () => stack.control.clusterFault({ kind: "simulateFails" }) },
  );
  await expect(dialog.getByRole("button", { name: "Send again" })).toBeVisible();
  await stack.control.healthy();
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
});

test("a session that ended in the middle of Buy asks to sign in again and loses nothing", async ({
  page,
  stack,
}) => {
  await offer(page, stack, "Long Lunch");
  const dialog = await buy(page);
  await page.context().clearCookies();
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  const again = page.getByRole("dialog", { name: "Sign in" });
  await answerWallet(
    page,
    () => again.getByRole("button", { name: "Sign in", exact: true }).click(),
    "Approve",
  );
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
});
