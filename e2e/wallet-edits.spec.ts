import type { Locator, Page } from "@playwright/test";
import { walletModes } from "@/sandbox/wallet/mode";
import { balance, walletOf } from "./support/chain";
import { answerWallet, buy, reviewDialog, verdict } from "./support/person";
import { installSendingWallet, SENDING_WALLET } from "./support/sending-wallet";
import { expect, test } from "./support/test";
import { bait, expectInLibrary, leave, setTrap, visit } from "./support/trap";

/**
 * What a wallet may hand back. A sale without a licence token is signed by the buyer alone, so that
 * only there an edited message can be valid at all.
 */

const signsWhat = async (page: Page, dialog: Locator): Promise<void> => {
  const box = dialog.getByRole("checkbox", { name: "I have read the warnings" });
  if (await box.isVisible()) await box.check();
  const act = () => dialog.getByRole("button", { name: "Sign in wallet" }).click();
  await answerWallet(page, act, "Approve");
};

const modesOf = (nature: string) =>
  Object.entries(walletModes).filter(([, words]) => words.nature === nature);

/** What the dialog says of an edit it lets pass; another order of the same accounts is no edit. */
const named: Readonly<Record<string, RegExp>> = {
  guardBefore: /added 1 Lighthouse guard/u,
  guardBetween: /added 1 Lighthouse guard/u,
  guardAfter: /added 1 Lighthouse guard/u,
  addPriorityFee: /set a network fee of/u,
};

for (const [mode, { about }] of modesOf("benign")) {
  test(`a wallet's benign edit ends in a purchase (${mode}): ${about}`, async ({
    resident,
    stack,
  }) => {
    const trap = await setTrap(resident, stack, { name: `Edited ${mode}`, licence: "none" });
    await stack.control.walletMode(mode);
    const dialog = await buy(resident);
    await signsWhat(resident, dialog);
    const words = named[mode];
    if (words) await expect(dialog.getByText(words).first()).toBeVisible();
    await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
    await expectInLibrary(resident, stack, [trap.name], "Owned");
  });
}

/** What the edit needs to be one: a co-signer to drop, a table to exchange. */
const settings: Readonly<Record<string, { licence?: string; hostile?: string }>> = {
  dropCosigner: { licence: "plain" },
  otherTable: { licence: "plain", hostile: "growing-table" },
};

test.describe("a wallet's malicious answer is not sent", () => {
  /** One listing for each kind of licence: nothing is ever paid, so the next story finds it as it was. */
  const listings = new Map<string, string>();
  test.beforeAll(async ({ stack }) => {
    for (const licence of ["none", "plain"])
      listings.set(licence, await bait(stack, `Altered ${licence}`, licence));
  });

  for (const [mode, { rules, about }] of modesOf("malicious")) {
    test(`(${mode}): ${about} ${rules.join(", ")}`, async ({ resident, stack }) => {
      const { licence = "none", hostile } = settings[mode] ?? {};
      const listingId = listings.get(licence);
      const named = { name: `Altered ${licence}`, licence, listingId };
      const trap = await setTrap(resident, stack, { ...named, ...(hostile ? { hostile } : {}) });
      await stack.control.walletMode(mode);
      const dialog = await buy(resident);
      await signsWhat(resident, dialog);
      for (const rule of rules) {
        await expect(dialog.getByRole("listitem").filter({ hasText: rule }).first()).toBeVisible();
      }
      await expect(dialog.getByRole("link", { name: /receipt/iu })).toHaveCount(0);
      await stack.control.advanceSlots(5);
      await trap.expectNothingPaid();
      expect((await stack.control.walletCalls()).signTransaction).toBe(1);
      await leave(resident, dialog);
    });
  }

  test("and stands in the library as refused", async ({ resident, stack }) => {
    const trap = await setTrap(resident, stack, { name: "Altered and Kept", licence: "none" });
    await stack.control.walletMode("extraTransfer");
    const dialog = await buy(resident);
    await signsWhat(resident, dialog);
    await expect(dialog.getByRole("listitem").filter({ hasText: "POST-01" }).first()).toBeVisible();
    await expectInLibrary(resident, stack, [trap.name], "Refused");
  });
});

test("a guard put into what the escrow has signed spoils its signature: POST-03, nothing paid", async ({
  resident,
  stack,
}) => {
  const trap = await setTrap(resident, stack, { name: "Guarded Too Late" });
  await stack.control.walletMode("guardAfter");
  const dialog = await buy(resident);
  await signsWhat(resident, dialog);
  await expect(dialog.getByRole("listitem").filter({ hasText: "POST-03" }).first()).toBeVisible();
  await trap.expectNothingPaid();
});

test("a wallet that never answers holds nothing up: its window closed, the purchase is declined", async ({
  resident,
  stack,
}) => {
  const trap = await setTrap(resident, stack, { name: "No Answer" });
  await stack.control.walletMode("silent");
  const dialog = await buy(resident);
  const [popup] = await Promise.all([
    resident.waitForEvent("popup"),
    dialog.getByRole("button", { name: "Sign in wallet" }).click(),
  ]);
  await popup.getByRole("button", { name: "Approve", exact: true }).click();
  await popup.close();
  await expect(dialog.getByText(/You declined/u).first()).toBeVisible();
  await trap.expectNothingPaid();
});

test("two endpoints that come to disagree while the wallet signs: SIM-05, nothing is sent", async ({
  resident,
  stack,
}) => {
  const trap = await setTrap(resident, stack, { name: "Two Minds" });
  const dialog = await buy(resident);
  await stack.control.clusterFault({ kind: "secondDisagrees" });
  await signsWhat(resident, dialog);
  await expect(dialog.getByRole("listitem").filter({ hasText: "SIM-05" }).first()).toBeVisible();
  await trap.expectNothingPaid();
  await stack.control.healthy();
  await dialog.getByRole("button", { name: "Prepare again" }).click();
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
});

test("a chain that tells otherwise than agreed settles nothing: CHAIN-01 is stored and the operator told", async ({
  resident,
  stack,
}) => {
  const trap = await setTrap(resident, stack, { name: "Other Story" });
  const before = await balance(stack, walletOf(stack, "Buyer 2"));
  await stack.control.clusterFault({ kind: "falseHistory" });
  const dialog = await buy(resident);
  await signsWhat(resident, dialog);
  await expect
    .poll(() => stack.appOutput(), { timeout: 30_000 })
    .toContain("ALERT: the chain does not show a purchase as it was agreed");
  await expect(reviewDialog(resident).getByRole("link", { name: /receipt/iu })).toHaveCount(0);
  expect(await balance(stack, walletOf(stack, "Buyer 2"))).toBeLessThan(before);
  await visit(resident, stack, `/listings/${trap.listingId}`);
  await expect(resident.getByRole("button", { name: /^Buy for /u })).toHaveCount(0);
});

test("a wallet that can only sign and send is refused in words before anything is prepared", async ({
  page,
  stack,
}) => {
  await installSendingWallet(page);
  const name = "For Careful Wallets";
  const listingId = await stack.control.newListing({ name, price: "0.05" });
  await page.goto(`${stack.url}/listings/${listingId}`);
  await page.getByRole("button", { name: /^Buy for /u }).click();
  const list = page.getByRole("dialog", { name: "Connect a wallet" });
  await list.getByRole("button", { name: SENDING_WALLET }).click();
  await expect(
    page.getByText(`${SENDING_WALLET} sends what it signs at once`).first(),
  ).toBeVisible();
  await expect(reviewDialog(page)).toHaveCount(0);
  await expect(page.locator("html")).not.toHaveAttribute("data-sent");
});
