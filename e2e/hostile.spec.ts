import { balance, walletOf } from "./support/chain";
import { arrive, buy, verdict } from "./support/person";
import { expect, test } from "./support/test";

const attacks = [
  { kind: "other-seller", does: "pays another seller", rule: "PAY-02" },
  { kind: "higher-price", does: "asks a higher price", rule: "PAY-03" },
  { kind: "approve-delegate", does: "adds a token approval", rule: "AUTH-03" },
  { kind: "assign", does: "hands the wallet's account to a program", rule: "AUTH-01" },
  { kind: "nonce", does: "never expires", rule: "MSG-07" },
] as const;

for (const { kind, does, rule } of attacks) {
  test(`a transaction that ${does} is not signed: ${rule} is shown and the wallet is never asked`, async ({
    page,
    stack,
  }) => {
    const listingId = await stack.control.newListing({ name: `Trap ${kind}`, price: "1.5" });
    await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 2");
    const before = await balance(stack, walletOf(stack, "Buyer 2"));
    await stack.control.hostile(kind, listingId);
    // The wallet's page reports each call on its own time: what arriving took is in before counting starts.
    await expect.poll(() => stack.control.walletCalls()).toMatchObject({ connect: 1, signIn: 1 });
    await stack.control.forgetWalletCalls();

    const windows: string[] = [];
    page.on("popup", (popup) => windows.push(popup.url()));

    const dialog = await buy(page);
    await expect(verdict(dialog, "Do not sign")).toBeVisible();
    await expect(dialog.getByRole("listitem").filter({ hasText: rule }).first()).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Sign in wallet" })).toHaveCount(0);
    const unasked = { connect: 0, signMessage: 0, signTransaction: 0, signIn: 0 };
    expect(await stack.control.walletCalls()).toEqual(unasked);
    expect(await balance(stack, walletOf(stack, "Buyer 2"))).toBe(before);

    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.goto(`${stack.url}/library`);
    await expect(
      page
        .getByRole("list", { name: "Purchases" })
        .getByRole("listitem")
        .filter({ hasText: `Trap ${kind}` }),
    ).toContainText("Refused");
    expect(windows).toEqual([]);
  });
}

test("a wallet that signs another message is found out: nothing is sent and nothing is paid", async ({
  page,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Swapped Pages", price: "1.5" });
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 2");
  const before = await balance(stack, walletOf(stack, "Buyer 2"));
  await stack.control.walletMode("flipMessage");
  const dialog = await buy(page);
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    dialog.getByRole("button", { name: "Sign in wallet" }).click(),
  ]);
  await popup.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(
    dialog
      .getByRole("listitem")
      .filter({ hasText: /POST-0[123]/u })
      .first(),
  ).toBeVisible();
  expect(await balance(stack, walletOf(stack, "Buyer 2"))).toBe(before);
});
