import { expect, type Locator, type Page } from "@playwright/test";
import { balance, signaturesOf, walletOf } from "./chain";
import type { Stack } from "./stack";

const PRICE = "0.05";

/** A listing that something is wrong with, its page open, the wallet connected and nothing asked yet. */
export interface Trap {
  readonly name: string;
  readonly listingId: string;
  /** The wallet was asked for nothing, opened no window, and paid nothing. */
  expectUntouched(): Promise<void>;
  /** Nothing that names the buyer's wallet has landed, and its balance is what it was. */
  expectNothingPaid(): Promise<void>;
}

interface TrapOptions {
  readonly name: string;
  /** Whose page it is; Buyer 2 where it is left out. */
  readonly buyer?: string;
  /** A listing made before, whose page may be open still; a fresh one where it is left out. */
  readonly listingId?: string | undefined;
  readonly hostile?: string;
  readonly times?: number;
  readonly licence?: string;
}

const unasked = { connect: 0, signMessage: 0, signTransaction: 0, signIn: 0 };

/**
 * Opens a page and waits until its connected wallet has been asked for its account, once. The
 * wallet's page reports each call on its own time: waiting here, none is counted against a later page.
 */
export const visit = async (page: Page, stack: Stack, path: string): Promise<void> => {
  await stack.control.forgetWalletCalls();
  await page.goto(`${stack.url}${path}`);
  await expect
    .poll(() => stack.control.walletCalls(), { intervals: [50] })
    .toEqual({ ...unasked, connect: 1 });
};

const isBefore = async (page: Page, path: string): Promise<boolean> =>
  page.url().endsWith(path) && (await page.getByRole("dialog").count()) === 0;

/** Closes a review that nothing was paid in, and waits until the page has been read anew. */
export const leave = async (page: Page, dialog: Locator): Promise<void> => {
  const { pathname } = new URL(page.url());
  const readAnew = page.waitForResponse(
    (answer) =>
      new URL(answer.url()).pathname === pathname && answer.request().headers()["rsc"] === "1",
  );
  // A review that is over has a second one, in its corner.
  await dialog
    .getByRole("button", { name: /^(?:Cancel|Close)$/u })
    .last()
    .click();
  await readAnew;
};

/** A listing for a trap to be set on. */
export const bait = (stack: Stack, name: string, licence = "plain"): Promise<string> =>
  stack.control.newListing({ name, price: PRICE, licence });

/** Lists the asset, sets the trap, and sees to it that its page is open and the wallet connected. */
export const setTrap = async (page: Page, stack: Stack, options: TrapOptions): Promise<Trap> => {
  const { name, hostile, times = 1, licence = "plain" } = options;
  const buyer = walletOf(stack, options.buyer ?? "Buyer 2");
  const listingId = options.listingId ?? (await bait(stack, name, licence));
  if (hostile) await stack.control.hostile(hostile, listingId, times);
  const path = `/listings/${listingId}`;
  if (!(await isBefore(page, path))) await visit(page, stack, path);
  await expect(page.getByRole("button", { name: /^Buy for /u })).toBeEnabled();
  await stack.control.forgetWalletCalls();
  const before = await balance(stack, buyer);
  const landed = await signaturesOf(stack, buyer);
  const expectNothingPaid = async (): Promise<void> => {
    expect(await balance(stack, buyer)).toBe(before);
    expect(await signaturesOf(stack, buyer)).toEqual(landed);
  };
  return {
    name,
    listingId,
    expectNothingPaid,
    expectUntouched: async () => {
      expect(await stack.control.walletCalls()).toEqual(unasked);
      expect(page.context().pages()).toEqual([page]);
      expect(await balance(stack, buyer)).toBe(before);
    },
  };
};

/** What the library says of these purchases. */
export const expectInLibrary = async (
  page: Page,
  stack: Stack,
  names: readonly string[],
  state: string,
): Promise<void> => {
  await visit(page, stack, "/library");
  const items = page.getByRole("list", { name: "Purchases" }).getByRole("listitem");
  for (const name of names) {
    await expect(
      items.filter({ has: page.getByText(name, { exact: true }) }).first(),
    ).toContainText(state);
  }
};
