import type { Page } from "@playwright/test";
import * as z from "zod";
import { violations } from "./support/axe";
import { balance, signaturesOf, walletOf } from "./support/chain";
import { answerWallet, connect, reviewDialog, verdict } from "./support/person";
import { expect, test } from "./support/test";

/** Presses something that asks the wallet for a text, which it refuses by itself. */
const refusedByWallet = async (page: Page, act: () => Promise<void>): Promise<void> => {
  const [popup] = await Promise.all([page.waitForEvent("popup"), act()]);
  await expect(popup.getByRole("heading", { name: "The wallet refused" })).toBeVisible();
  const closed = popup.waitForEvent("close");
  // The window goes with the press, at times before the press is told to have been made.
  await Promise.allSettled([popup.getByRole("button", { name: "Close" }).click()]);
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

/** Where a transaction of one signer and two accounts has its blockhash. */
const BLOCKHASH_AT = 133;
const challengeSchema = z.looseObject({ transaction: z.base64() });

test("a transaction that a cluster could run is refused before the wallet is asked, whoever handed it over", async ({
  page,
  stack,
}) => {
  await stack.control.walletMode("hardware");
  await page.route("**/api/identity/challenge", async (route) => {
    const response = await route.fetch();
    const challenge = challengeSchema.parse(await response.json());
    const bytes = Buffer.from(challenge.transaction, "base64");
    bytes[BLOCKHASH_AT] = (bytes[BLOCKHASH_AT] ?? 0) ^ 0xff;
    await route.fulfill({
      response,
      json: { ...challenge, transaction: bytes.toString("base64") },
    });
  });
  await page.goto(stack.url);
  await connect(page, "Buyer 3");
  await refusedByWallet(page, () =>
    page.getByRole("button", { name: "Sign in", exact: true }).click(),
  );
  await page.getByRole("button", { name: "Sign in with a Ledger" }).click();
  const review = reviewDialog(page);
  await expect(verdict(review, "Do not sign")).toBeVisible();
  await expect(review.getByRole("listitem").filter({ hasText: "PROOF-01" })).toBeVisible();
  await expect(review.getByRole("button", { name: "Sign in wallet" })).toHaveCount(0);
  expect(await stack.control.walletCalls()).toMatchObject({ signTransaction: 0 });
});
