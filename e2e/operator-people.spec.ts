import { randomUUID } from "node:crypto";
import { answerWallet, arrive, arriveAnew, buy } from "./support/person";
import { expectReadable } from "./support/readable";
import { signAction } from "./support/sign-action";
import { expect, test } from "./support/test";

/** What an operator does about people, and what those see of it. */

const BUYER = "Buyer 3";

test("a blocked wallet is out at once and is told so; what it had signed still comes to its end", async ({
  page,
  browser,
  stack,
}) => {
  const listingId = await stack.control.newListing({ name: "Barred Finch", price: "0.2" });
  const context = await browser.newContext();
  const barred = await context.newPage();
  await arriveAnew(barred, `${stack.url}/listings/${listingId}`, BUYER);
  const wallet = stack.sandbox.buyers.find(({ name }) => name === BUYER)?.wallet ?? "";

  await arrive(page, `${stack.url}/operator/people?show=signed-in`, "Operator");
  await expectReadable(page);
  await page.getByRole("searchbox", { name: "Search people" }).fill(wallet);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("table", { name: "People" }).getByRole("link").click();
  // One at least: this buyer may have been here in other stories too.
  await expect(
    page.getByRole("list", { name: "Sessions" }).getByRole("listitem").first(),
  ).toBeVisible();

  // Signed, and not yet on the chain when the wallet is blocked.
  await stack.control.clusterFault({ kind: "sendFails" });
  const review = await buy(barred);
  await answerWallet(
    barred,
    () => review.getByRole("button", { name: "Sign in wallet" }).click(),
    "Approve",
  );
  await expect
    .poll(
      async () => {
        await page.goto(`${stack.url}/operator/purchases?q=${listingId}`);
        return page.getByRole("row").filter({ hasText: "Barred Finch" }).textContent();
      },
      { intervals: [1_000] },
    )
    .toContain("signed");
  await page.goto(`${stack.url}/operator/people/${wallet}`);
  await signAction(page, {
    button: "Block",
    dialog: "Block this wallet?",
    fill: (dialog) => dialog.getByLabel("Reason").fill("It floods the market."),
    signs: ["Action: wallet.block", `Object: ${wallet}`],
  });
  await expect(page.getByText("It floods the market.").first()).toBeVisible();
  await expect(page.getByText("Signed in nowhere.")).toBeVisible();
  await expectReadable(page);

  // Everything it does is refused with a sentence, and it can't come back.
  const refused = await barred.request.post(`${stack.url}/api/purchases`, {
    headers: { origin: stack.url },
    data: { listingId },
  });
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "WALLET_BLOCKED" });
  await barred.goto(stack.url);
  await answerWallet(
    barred,
    () => barred.getByRole("button", { name: "Sign in", exact: true }).click(),
    "Approve",
  );
  await expect(barred.getByText(/has blocked this wallet/u)).toBeVisible();

  await stack.control.healthy();
  await expect
    .poll(
      async () => {
        await page.goto(`${stack.url}/operator/purchases?q=${listingId}`);
        return page.getByRole("row").filter({ hasText: "Barred Finch" }).textContent();
      },
      { intervals: [1_000], timeout: 30_000 },
    )
    .toContain("owned");

  await page.goto(`${stack.url}/operator/people/${wallet}`);
  await signAction(page, {
    button: "Unblock",
    dialog: "Unblock this wallet?",
    signs: ["Action: wallet.unblock", `Object: ${wallet}`],
  });
  await expect(page.getByRole("button", { name: "Block", exact: true })).toBeVisible();
  await answerWallet(
    barred,
    () => barred.getByRole("button", { name: "Sign in", exact: true }).click(),
    "Approve",
  );
  await expect(barred.getByRole("link", { name: "Library", exact: true }).first()).toBeVisible();

  // One session is ended, and that browser is signed out.
  await page.reload();
  await signAction(page, {
    button: "End",
    dialog: "End this session?",
    signs: ["Action: session.end"],
  });
  await expect(page.getByText("Signed in nowhere.")).toBeVisible();
  await barred.goto(`${stack.url}/library`);
  await expect(barred.getByRole("button", { name: "Sign in", exact: true }).first()).toBeVisible();
  await context.close();
});

test("an operator's own wallet can't be blocked: no button, and no way around it", async ({
  page,
  stack,
}) => {
  await arrive(page, `${stack.url}/operator/people/${stack.sandbox.operator.wallet}`, "Operator");
  await expect(page.getByText("An operator’s wallet can’t be blocked here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Block", exact: true })).toHaveCount(0);
});

test("for a buyer and for nobody there are no such pages", async ({ resident, stack, request }) => {
  const { wallet } = stack.sandbox.operator;
  const pages = ["/credentials", `/credentials/${randomUUID()}`, "/people", `/people/${wallet}`];
  for (const client of [resident.request, request])
    for (const page of [...pages, "/audit"]) {
      const answer = await client.get(`${stack.url}/operator${page}`);
      expect(answer.status(), page).toBe(404);
      expect(await answer.text(), page).toContain("There is nothing here");
    }
});
