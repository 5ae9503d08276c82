import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import * as z from "zod";
import { intentSchema } from "@/lib/core/intent";
import { walletOf } from "./support/chain";
import { answerWallet, arrive, buy, reviewDialog, verdict } from "./support/person";
import { expect, test } from "./support/test";
import { setTrap } from "./support/trap";

/** The review as somebody reads it who has never signed a transaction. */

const signIn = (dialog: Locator): Locator => dialog.getByRole("button", { name: "Sign in wallet" });
const unfold = (dialog: Locator, title: string): Promise<void> =>
  dialog.locator("summary").filter({ hasText: title }).click();

const recordSchema = z.object({
  kind: z.enum(["review", "evidence"]),
  app: z.object({ name: z.literal("Countersign"), version: z.string().regex(/^\d+\.\d+\.\d+/u) }),
  purchaseId: z.uuid(),
  reviewedAt: z.iso.datetime(),
  messageHash: z.string().regex(/^[0-9a-f]{64}$/u),
  intent: intentSchema,
  transaction: z.base64(),
  review: z.object({ verdict: z.enum(["ok", "warn", "block"]) }),
  returned: z.object({ transaction: z.base64(), findings: z.array(z.unknown()) }).optional(),
});

/** Presses a download button; gives the file's name and what stands in it. */
const download = async (
  page: Page,
  button: Locator,
): Promise<{ name: string; record: z.infer<typeof recordSchema> }> => {
  const arriving = page.waitForEvent("download");
  await button.click();
  const file = await arriving;
  const record = recordSchema.parse(JSON.parse(await readFile(await file.path(), "utf8")));
  return { name: file.suggestedFilename(), record };
};

test("says first what is paid for what, and gives each address whole to the clipboard", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "Plain Words" });
  await resident.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const dialog = await buy(resident);
  await expect(verdict(dialog, "Safe to sign")).toContainText(
    "You pay 0.05 SOL and get the licence for Plain Words.",
  );
  const addresses = {
    "Copy wallet address": walletOf(stack, "Buyer 2"),
    "Copy realm marketplace address": stack.sandbox.treasury,
  };
  for (const [name, address] of Object.entries(addresses)) {
    await dialog.getByRole("button", { name }).first().click();
    expect(await resident.evaluate(() => navigator.clipboard.readText())).toBe(address);
  }
  await unfold(dialog, "Balance changes");
  const table = dialog.getByRole("table", { name: "Balance changes" });
  await expect(table.getByRole("rowheader").filter({ hasText: "Seller" })).toBeVisible();
  await expect(table.getByText("differs")).toHaveCount(0);
  await expect(table.getByText("as stated").first()).toBeVisible();
});

test("is kept as a file that carries the hash, the intent, the bytes and the purchase's id", async ({
  resident,
  stack,
}) => {
  const trap = await setTrap(resident, stack, { name: "For The Files" });
  const dialog = await buy(resident);
  const button = dialog.getByRole("button", { name: "Download this review" });
  const { name, record } = await download(resident, button);
  expect(name).toBe(`countersign-review-${record.purchaseId}.json`);
  expect(record).toMatchObject({
    kind: "review",
    intent: { listingId: trap.listingId, wallet: walletOf(stack, "Buyer 2") },
    review: { verdict: "ok" },
  });
  await unfold(dialog, "Raw transaction");
  await expect(dialog.getByText(record.messageHash)).toBeVisible();
  await expect(dialog.getByText(record.transaction)).toBeVisible();
});

test("prepared again, it says what is other than before; a tick for the old one is gone", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "Second Reading", hostile: "dear-fee" });
  const dialog = await buy(resident);
  await dialog.getByRole("checkbox", { name: "I have read the warnings" }).check();
  await stack.control.advanceSlots(200);
  await expect(
    dialog.getByText(/expired before it reached the chain\. You paid nothing/u),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Prepare again" }).click();
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  await expect(dialog.getByText("Prepared again, and not the same as before")).toBeVisible();
  await expect(dialog.getByText(/^No longer found: High network fee/u)).toBeVisible();
  await expect(dialog.getByText("Changed", { exact: true })).toBeVisible();
  await expect(dialog.getByRole("checkbox")).toHaveCount(0);

  await stack.control.advanceSlots(200);
  await dialog.getByRole("button", { name: "Prepare again" }).click();
  await expect(dialog.getByText(/Nothing changed but the blockhash/u)).toBeVisible();
});

test("read a while ago, it is read again before the wallet opens: bad by now, not signed; good, signed", async ({
  page,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Long Look", price: "0.05" });
  await arrive(page, `${stack.url}/listings/${listingId}`, "Buyer 1");
  const dialog = await buy(page);
  await stack.control.forgetWalletCalls();
  await stack.control.clusterFault({ kind: "simulateFails" });
  await page.clock.setSystemTime(Date.now() + 25_000);
  await signIn(dialog).click();
  await expect(verdict(dialog, "Do not sign")).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "SIM-02" })).toBeVisible();
  await expect(signIn(dialog)).toHaveCount(0);
  expect((await stack.control.walletCalls()).signTransaction).toBe(0);

  await stack.control.healthy();
  await page.clock.setSystemTime(Date.now());
  await dialog.getByRole("button", { name: "Prepare again" }).click();
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/rpc")) asked.push(request.postData() ?? "");
  });
  await page.clock.setSystemTime(Date.now() + 25_000);
  await answerWallet(page, () => signIn(dialog).click(), "Approve", {
    before: () => {
      expect(asked.some((body) => body.includes("simulateTransaction"))).toBe(true);
      return Promise.resolve();
    },
  });
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
});

test("a wallet that turns to another account is noticed, and can be turned back", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "Other Pocket" });
  const dialog = await buy(resident);
  const wallet = await resident.context().newPage();
  await wallet.goto(stack.sandbox.wallet);
  await wallet.getByRole("radio", { name: "Buyer 3" }).check();
  await expect(dialog.getByText(/is now on another account/u)).toBeVisible();
  await expect(signIn(dialog)).toBeDisabled();
  await wallet.getByRole("radio", { name: "Buyer 2" }).check();
  await expect(signIn(dialog)).toBeEnabled();
  await wallet.close();
  expect((await stack.control.walletCalls()).signTransaction).toBe(0);
  // Turning away has ended the session; the signature waits for it.
  await answerWallet(resident, () => signIn(dialog).click(), "Approve");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  const again = resident.getByRole("dialog", { name: "Sign in" });
  const press = () => again.getByRole("button", { name: "Sign in", exact: true }).click();
  await answerWallet(resident, press, "Approve");
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
});

test("a finding leads to the instruction it is about, open and focused", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "Pointed Finger", hostile: "approve-delegate" });
  const dialog = await buy(resident);
  const finding = dialog.getByRole("listitem").filter({ hasText: "AUTH-03" });
  await finding.getByRole("button", { name: /^Instruction \d+$/u }).press("Enter");
  const focused = dialog.locator(":focus");
  await expect(focused).toBeInViewport();
  await expect(focused).toContainText("Lets someone spend later");
  await expect(focused.getByText("delegate", { exact: true })).toBeVisible();
});

test("what the wallet changed is shown as was and is, and the evidence can be kept", async ({
  resident,
  stack,
}) => {
  const trap = await setTrap(resident, stack, { name: "Caught", licence: "none" });
  await stack.control.walletMode("flipMessage");
  const dialog = await buy(resident);
  await dialog.getByRole("checkbox", { name: "I have read the warnings" }).check();
  await answerWallet(resident, () => signIn(dialog).click(), "Approve");
  await expect(dialog.getByRole("alert").filter({ hasText: "It was not sent" })).toBeVisible();
  await expect(
    dialog.getByRole("heading", { name: "What you read, and what came back" }),
  ).toBeVisible();
  await dialog.locator("summary").filter({ hasText: "Value by value" }).first().click();
  await expect(dialog.locator("del").first()).toBeVisible();
  await expect(dialog.locator("ins").first()).toBeVisible();
  const button = dialog.getByRole("button", { name: "Download the evidence" });
  const { record } = await download(resident, button);
  expect(record.kind).toBe("evidence");
  expect(record.returned?.findings).not.toEqual([]);
  expect(record.returned?.transaction).not.toBe(record.transaction);
  await trap.expectNothingPaid();
});

test("characters that turn text around are shown as such, not obeyed", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "Safe\u202Engis ot toN" });
  await resident.getByRole("button", { name: /^Buy for /u }).click();
  const dialog = reviewDialog(resident);
  await expect(verdict(dialog, "Safe to sign")).toContainText("Safe[U+202E]ngis ot toN");
  expect(await dialog.innerText()).not.toContain("\u202E");
});
