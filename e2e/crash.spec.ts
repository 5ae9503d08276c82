import type { Page } from "@playwright/test";
import { balance, walletOf } from "./support/chain";
import { answerWallet, arrive, buy } from "./support/person";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

test.slow();

/** Signs under a fault of the cluster, and waits until the server has stored the signature. */
const signUnder = async (
  page: Page,
  stack: Stack,
  listingId: string,
  breakIt: () => Promise<void>,
): Promise<void> => {
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
  const dialog = await buy(page);
  const stored = page.waitForResponse((answer) =>
    /\/api\/purchases\/[^/]+\/signed$/u.test(answer.url()),
  );
  await answerWallet(
    page,
    async () => {
      await dialog.getByRole("button", { name: "Sign in wallet" }).click();
    },
    "Approve",
    { before: breakIt },
  );
  expect((await stored).status()).toBe(202);
};

/** A process that was killed in the midst of a step leaves its claim behind, which runs out by itself. */
const CLAIMED_FOR_MS = 45_000;

const ownedOnce = async (page: Page, stack: Stack, name: string, before: bigint): Promise<void> => {
  await page.goto(`${stack.url}/library`);
  const items = page
    .getByRole("list", { name: "Purchases" })
    .getByRole("listitem")
    .filter({ hasText: name });
  await expect(items.filter({ hasText: "Owned" })).toHaveCount(1, {
    timeout: CLAIMED_FOR_MS + 20_000,
  });
  const paid = before - (await balance(stack, walletOf(stack, "Buyer 1")));
  expect(paid).toBeGreaterThan(2_000_000_000n);
  expect(paid).toBeLessThan(2_010_000_000n);
};

test("kill -9 after the signature is stored and before the broadcast: owned once, paid once", async ({
  page,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Power Cut Before", price: "2" });
  const before = await balance(stack, walletOf(stack, "Buyer 1"));
  await signUnder(page, stack, listingId, () => stack.control.clusterFault({ kind: "sendFails" }));
  await stack.killApp();
  expect(await balance(stack, walletOf(stack, "Buyer 1"))).toBe(before);
  await stack.control.healthy();
  await stack.startApp();
  await ownedOnce(page, stack, "Power Cut Before", before);
});

test("kill -9 after the broadcast: owned once, paid once", async ({ page, stack }) => {
  const listingId = await stack.control.newListing({ name: "Power Cut After", price: "2" });
  const before = await balance(stack, walletOf(stack, "Buyer 1"));
  await signUnder(page, stack, listingId, () => stack.control.realmFault({ kind: "down" }));
  await expect.poll(() => balance(stack, walletOf(stack, "Buyer 1"))).toBeLessThan(before);
  await stack.killApp();
  await stack.control.healthy();
  await stack.startApp();
  await ownedOnce(page, stack, "Power Cut After", before);
});
