import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";

/** What a person does, in their words. Roles and names are those of the contract. */

/** Does `act`, which opens the wallet's window, and answers it; `before` happens while it is open. */
export const answerWallet = async (
  page: Page,
  act: () => Promise<void>,
  answer: "Approve" | "Reject",
  choice: { account?: string; before?: () => Promise<void> } = {},
): Promise<void> => {
  const [popup] = await Promise.all([page.waitForEvent("popup"), act()]);
  await expect(popup).toHaveTitle("Sandbox Wallet");
  if (choice.account !== undefined)
    await popup.getByRole("radio", { name: choice.account }).check();
  await choice.before?.();
  const closed = popup.waitForEvent("close");
  await popup.getByRole("button", { name: answer, exact: true }).click();
  await closed;
};

export const connect = async (page: Page, account: string): Promise<void> => {
  await page.getByRole("button", { name: "Connect wallet" }).click();
  const list = page.getByRole("dialog", { name: "Connect a wallet" });
  await answerWallet(
    page,
    () => list.getByRole("button", { name: "Sandbox Wallet" }).click(),
    "Approve",
    { account },
  );
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
};

export const signIn = async (page: Page): Promise<void> => {
  await answerWallet(
    page,
    () => page.getByRole("button", { name: "Sign in", exact: true }).click(),
    "Approve",
  );
  await expect(page.getByRole("link", { name: "Library", exact: true }).first()).toBeVisible();
};

/** Opens the page, connects and signs in, as at the first visit: a session of its own. */
export const arriveAnew = async (page: Page, url: string, account: string): Promise<void> => {
  await page.goto(url);
  await connect(page, account);
  await signIn(page);
};

type Kept = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** What the browser of each account kept after its first visit to an instance. */
const keptOf = new Map<string, Kept>();

/** Whether the page knows them again: the session, and the wallet that connects by itself. */
const isKnown = async (page: Page): Promise<boolean> => {
  const signedIn = page.getByRole("link", { name: "Library", exact: true }).first();
  const out = page.getByRole("button", { name: /^(?:Sign in|Connect wallet)$/u });
  await expect(signedIn.or(out).first()).toBeVisible();
  if (!(await signedIn.isVisible())) return false;
  await expect(page.getByRole("button", { name: /^Sandbox Wallet/u })).toBeVisible();
  return true;
};

/**
 * Opens the page as somebody who was here before, which is the state most stories start in. The first
 * time an account comes it connects and signs in on a page that is quickly drawn. Stories about
 * sessions arrive anew.
 */
export const arrive = async (page: Page, url: string, account: string): Promise<void> => {
  const context = page.context();
  const who = `${new URL(url).origin} ${account}`;
  const kept = keptOf.get(who);
  if (kept) {
    await context.setStorageState(kept);
    await page.goto(url);
    if (await isKnown(page)) return;
    // Another story ended that session.
    await context.setStorageState({ cookies: [], origins: [] });
  }
  await arriveAnew(page, new URL("/safety", url).href, account);
  keptOf.set(who, await context.storageState());
  await page.goto(url);
};

export const reviewDialog = (page: Page): Locator =>
  page.getByRole("dialog", { name: "Review transaction" });

/** Presses Buy and waits until the review has a verdict. */
export const buy = async (page: Page): Promise<Locator> => {
  await page.getByRole("button", { name: /^Buy for /u }).click();
  const dialog = reviewDialog(page);
  const found = dialog
    .getByRole("status")
    .filter({ hasText: /Safe to sign|Check before you sign|Do not sign/u });
  // A hundred stories wait for this: an assertion by itself would look every half second only.
  const look = { message: "a verdict", timeout: 15_000, intervals: [50] };
  await expect.poll(() => found.isVisible(), look).toBe(true);
  return dialog;
};

const verdicts = {
  "Safe to sign": /^\s*Safe to sign/u,
  "Check before you sign": /^\s*Check before you sign/u,
  "Do not sign": /^\s*Do not sign/u,
} as const;

/** The verdict's own element, if its text starts with these words. */
export const verdict = (dialog: Locator, words: keyof typeof verdicts): Locator =>
  dialog.getByRole("status").filter({ hasText: verdicts[words] });
