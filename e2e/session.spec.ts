import { answerWallet, arriveAnew, connect, signIn } from "./support/person";
import { walletOf } from "./support/chain";
import { expect, test } from "./support/test";

test("connect, sign in, sign out: the Library link comes and goes, the cookie is HttpOnly and Lax", async ({
  page,
  stack,
}) => {
  await page.goto(stack.url);
  await expect(page.getByRole("link", { name: "Library", exact: true })).toHaveCount(0);
  await connect(page, "Buyer 1");
  await signIn(page);
  const session = (await page.context().cookies()).find((cookie) =>
    cookie.name.includes("session"),
  );
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const other = await page.context().newPage();
  await other.goto(stack.url);
  const library = other.getByRole("link", { name: "Library", exact: true }).first();
  await expect(library).toBeVisible();

  await page.getByRole("button", { name: /Sandbox Wallet/u }).click();
  await page
    .getByRole("button", { name: "Sign out" })
    .or(page.getByRole("menuitem", { name: "Sign out" }))
    .click();
  await expect(page.getByRole("link", { name: "Library", exact: true })).toHaveCount(0);
  expect((await page.request.get(`${stack.url}/api/purchases`)).status()).toBe(401);
  // The browser's other tabs say the same, and come back with it.
  await expect(library).toBeHidden();
  await signIn(page);
  await expect(library).toBeVisible();
});

test("a stolen session cookie is worth nothing after its owner has signed out", async ({
  page,
  playwright,
  stack,
}) => {
  await arriveAnew(page, stack.url, "Buyer 1");
  const cookies = await page.context().cookies();
  const header = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const thief = await playwright.request.newContext({ extraHTTPHeaders: { cookie: header } });
  expect((await thief.get(`${stack.url}/api/purchases`)).status()).toBe(200);
  await page.getByRole("button", { name: /Sandbox Wallet/u }).click();
  await page
    .getByRole("button", { name: "Sign out" })
    .or(page.getByRole("menuitem", { name: "Sign out" }))
    .click();
  await expect(page.getByRole("link", { name: "Library", exact: true })).toHaveCount(0);
  expect((await thief.get(`${stack.url}/api/purchases`)).status()).toBe(401);
});

test("rejecting in the wallet's window leaves the page as it was", async ({ page, stack }) => {
  await page.goto(stack.url);
  await page.getByRole("button", { name: "Connect wallet" }).click();
  const list = page.getByRole("dialog", { name: "Connect a wallet" });
  await answerWallet(
    page,
    () => list.getByRole("button", { name: "Sandbox Wallet" }).click(),
    "Reject",
  );
  await expect(list.getByText(/declined|rejected/iu).first()).toBeVisible();
  await expect(list.getByRole("button", { name: "More wallets" })).toBeVisible();
});

test("the last wallet is remembered after a reload, without asking again", async ({
  page,
  stack,
}) => {
  await arriveAnew(page, stack.url, "Buyer 1");
  await page.reload();
  await expect(page.getByRole("button", { name: /Sandbox Wallet/u })).toBeVisible();
  await expect(page.getByRole("link", { name: "Library", exact: true }).first()).toBeVisible();
});

test("when the wallet's account changes, the session does not stay the other one's", async ({
  page,
  context,
  stack,
}) => {
  await arriveAnew(page, stack.url, "Buyer 1");
  const wallet = await context.newPage();
  await wallet.goto(stack.sandbox.wallet);
  await wallet.getByRole("radio", { name: "Buyer 2" }).check();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Library", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Sandbox Wallet/u })).toContainText(
    walletOf(stack, "Buyer 2").slice(0, 4),
  );
  expect((await page.request.get(`${stack.url}/api/purchases`)).status()).toBe(401);
});
