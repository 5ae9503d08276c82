import { purchaseListSchema, receiptSchema } from "@/lib/core/purchase";
import { balance, holders, walletOf } from "./support/chain";
import { arrive, answerWallet, buy, reviewDialog, verdict } from "./support/person";
import { expect, test } from "./support/test";

const price = 15_750_000_000n;
const fee = 393_750_000n;

test("a buyer reads, signs, and owns: every lamport and the licence are where the page said", async ({
  page,
  stack,
}) => {
  const name = "Amber Cartographer";
  const listingId = await stack.control.newListing({ name, price: "15.75", seller: "Creator 1" });
  const buyer = walletOf(stack, "Buyer 1");
  const seller = walletOf(stack, "Creator 1");
  const before = {
    buyer: await balance(stack, buyer),
    seller: await balance(stack, seller),
    treasury: await balance(stack, stack.sandbox.treasury),
  };

  await arrive(page, `${stack.url}/?q=${encodeURIComponent(name)}`, "Buyer 1");
  await page.getByRole("list", { name: "Listings" }).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await stack.control.forgetWalletCalls();

  const dialog = await buy(page);
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  for (const heading of ["You pay", "You receive", "Network fee", "Recipients"]) {
    await expect(dialog.getByRole("heading", { name: heading })).toBeVisible();
  }
  const read = (await dialog.innerText()).replace(/\s/gu, "");
  expect(read).toContain(seller);
  expect(read).toContain(stack.sandbox.treasury);
  expect((await stack.control.walletCalls()).signTransaction).toBe(0);

  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
  expect((await stack.control.walletCalls()).signTransaction).toBe(1);

  await page.goto(`${stack.url}/library`);
  const item = page
    .getByRole("list", { name: "Purchases" })
    .getByRole("listitem")
    .filter({ hasText: name })
    .first();
  await expect(item).toContainText("Owned");

  const receiptUrl = await item.getByRole("link", { name: /receipt/iu }).getAttribute("href");
  const id = receiptUrl?.split("/").at(-1) ?? "";
  const receipt = receiptSchema.parse(
    await (await page.request.get(`${stack.url}/api/purchases/${id}/receipt`)).json(),
  );
  expect(receipt.purchase).toMatchObject({ state: "owned", listingId, wallet: buyer });
  expect(receipt.verdict).toBe("ok");
  expect(receipt.recipients.map(({ address, amount }) => [address, amount])).toEqual([
    [seller, price - fee],
    [stack.sandbox.treasury, fee],
  ]);
  const networkFee = receipt.networkFee ?? 0n;
  expect(networkFee).toBeGreaterThan(0n);
  const mint = receipt.received[0]?.mint ?? "";

  expect(await balance(stack, seller)).toBe(before.seller + price - fee);
  expect(await balance(stack, stack.sandbox.treasury)).toBe(before.treasury + fee);
  // The buyer also pays the rent of the account that holds the licence: 165 bytes, theirs from then on.
  const rent = 2_039_280n;
  expect(await balance(stack, buyer)).toBe(before.buyer - price - networkFee - rent);
  expect(await holders(stack, mint)).toEqual([{ owner: buyer, amount: 1n }]);
});

test("a double click and a second tab make one purchase, paid once", async ({
  page,
  context,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Twice Pressed", price: "0.5" });
  const buyer = walletOf(stack, "Buyer 1");
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
  const before = await balance(stack, buyer);
  const second = await context.newPage();
  await second.goto(`${stack.url}/listings/${listingId}`);

  await page.getByRole("button", { name: "Buy for 0.5 SOL" }).dblclick();
  await expect(verdict(reviewDialog(page), "Safe to sign")).toBeVisible();
  await second.getByRole("button", { name: /Buy for 0\.5 SOL|Continue your purchase/u }).click();
  await expect(verdict(reviewDialog(second), "Safe to sign")).toBeVisible();

  await answerWallet(
    page,
    () => reviewDialog(page).getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  for (const tab of [page, second]) {
    await expect(reviewDialog(tab).getByRole("link", { name: /receipt/iu })).toBeVisible({
      timeout: 30_000,
    });
  }
  const answer = await page.request.get(`${stack.url}/api/purchases`);
  const { purchases } = purchaseListSchema.parse(await answer.json());
  const mine = purchases.filter((purchase) => purchase.listingId === listingId);
  expect(mine).toHaveLength(1);
  const paid = before - (await balance(stack, buyer));
  expect(paid).toBeGreaterThan(500_000_000n);
  expect(paid).toBeLessThan(510_000_000n);
});

test("a second tab that signs what the first has paid already ends owned too, and nothing is paid twice", async ({
  page,
  context,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Late Signature", price: "0.5" });
  const buyer = walletOf(stack, "Buyer 1");
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
  const before = await balance(stack, buyer);
  const second = await context.newPage();
  await second.goto(`${stack.url}/listings/${listingId}`);
  await buy(page);
  await second.getByRole("button", { name: /Buy for 0\.5 SOL|Continue your purchase/u }).click();
  await expect(verdict(reviewDialog(second), "Safe to sign")).toBeVisible();
  // The second tab does not hear how the purchase goes on until its own wallet window is answered.
  const reads = /\/api\/purchases\/[^/]+$/u;
  await second.route(reads, (route) => route.abort());
  await answerWallet(
    page,
    () => reviewDialog(page).getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(reviewDialog(page).getByRole("link", { name: /receipt/iu })).toBeVisible({
    timeout: 30_000,
  });
  await answerWallet(
    second,
    () => reviewDialog(second).getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
    { before: () => second.unroute(reads) },
  );
  await expect(reviewDialog(second).getByRole("link", { name: /receipt/iu })).toBeVisible({
    timeout: 30_000,
  });
  await expect(reviewDialog(second).getByText("You paid nothing")).toHaveCount(0);
  const paid = before - (await balance(stack, buyer));
  expect(paid).toBeGreaterThan(500_000_000n);
  expect(paid).toBeLessThan(510_000_000n);
});

test("a reload in the middle picks up where it was", async ({ page, stack }) => {
  const listingId = await stack.control.newListing({ name: "Left And Back", price: "0.25" });
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
  await buy(page);
  await page.reload();
  await page.getByRole("button", { name: "Continue your purchase" }).click();
  const dialog = reviewDialog(page);
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  await answerWallet(
    page,
    () => dialog.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
});
