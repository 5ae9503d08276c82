import { type Page } from "@playwright/test";
import { violations } from "./support/axe";
import { balance, signaturesOf, walletOf } from "./support/chain";
import { answerWallet, connect, reviewDialog, verdict } from "./support/person";
import { expect, test } from "./support/test";

/** Presses something that asks the wallet for a text, which it refuses by itself. */
const refusedByWallet = async (page: Page, act: () => Promise<void>): Promise<void> => {
  const [popup] = await Promise.all([page.waitForEvent("popup"), act()]);
  await expect(popup.getByRole("heading", { name: "The wallet refused" })).toBeVisible();
  const closed = popup.waitForEvent("close");
  await popup.getByRole("button", { name: "Close" }).click();
  await closed;
};

test("an account on a Ledger signs in and confirms a deed by transactions that are read first, never sent, and cost nothing", async ({
  page,
  stack,
}) => {
  const operator = walletOf(stack, "Operator");
  const held = await balance(stack, operator);
  const landed = await signaturesOf(stack, operator);
  await stack.control.walletMode("hardware");
  await page.goto(stack.url);
  await connect(page, "Operator");
  await refusedByWallet(page, () =>
    page.getByRole("button", { name: "Sign in", exact: true }).click(),
  );

  const choice = page.getByRole("dialog", { name: "Sign in" });
  await expect(choice.getByRole("alert")).toContainText("signs transactions, not messages");
  await choice.getByRole("button", { name: "Sign in with a Ledger" }).click();
  const review = reviewDialog(page);
  await expect(verdict(review, "Safe to sign")).toBeVisible();
  await expect(review.getByLabel("Text to sign")).toContainText(operator);
  for (const heading of ["You pay", "You receive", "Network fee", "Recipients"])
    await expect(review.getByRole("heading", { name: heading })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const sign = review.getByRole("button", { name: "Sign in wallet" });
  await answerWallet(page, () => sign.click(), "Approve");
  await expect(review).toBeHidden();
  await page.getByRole("link", { name: "Library", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();

  await page.goto(`${stack.url}/operator/people/${operator}`);
  await page.getByRole("button", { name: "End", exact: true }).first().click();
  const deed = page.getByRole("dialog", { name: "End this session?" });
  await deed.getByRole("button", { name: "Continue" }).click();
  await deed.getByRole("button", { name: "Confirm with a Ledger" }).click();
  await expect(verdict(deed, "Safe to sign")).toBeVisible();
  await expect(deed.getByLabel("Text to sign")).toContainText("Action: session.end");
  const confirm = deed.getByRole("button", { name: "Sign in wallet" });
  await answerWallet(page, () => confirm.click(), "Approve");
  await expect(deed).toBeHidden();

  expect(await stack.control.walletCalls()).toMatchObject({ signIn: 1, signTransaction: 2 });
  expect(await signaturesOf(stack, operator)).toEqual(landed);
  expect(await balance(stack, operator)).toBe(held);
});
