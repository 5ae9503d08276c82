import { ed25519 } from "@noble/curves/ed25519.js";
import type { Page, Request } from "@playwright/test";
import {
  address,
  appendTransactionMessageInstruction,
  compileTransaction,
  createNoopSigner,
  createSolanaRpc,
  createTransactionMessage,
  getBase64EncodedWireTransaction,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
} from "@solana/kit";
import { getTransferSolInstruction } from "@solana-program/system";
import { toBase58 } from "../lib/core/solana";
import { examples } from "../lib/browser/inspect/examples";
import { violations } from "./support/axe";
import { walletOf } from "./support/chain";
import { connect, verdict } from "./support/person";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** 1.25 SOL from Buyer 1 to Buyer 2, as a site would ask to sign it. */
const transfer = async (stack: Stack): Promise<string> => {
  const { value } = await createSolanaRpc(stack.sandbox.rpc).getLatestBlockhash().send();
  const source = createNoopSigner(address(walletOf(stack, "Buyer 1")));
  const destination = address(walletOf(stack, "Buyer 2"));
  const transaction = pipe(
    createTransactionMessage({ version: 0 }),
    (message) => setTransactionMessageFeePayer(source.address, message),
    (message) => setTransactionMessageLifetimeUsingBlockhash(value, message),
    (message) =>
      appendTransactionMessageInstruction(
        getTransferSolInstruction({ source, destination, amount: 1_250_000_000n }),
        message,
      ),
    compileTransaction,
  );
  return getBase64EncodedWireTransaction(transaction);
};

/** The newest transaction the treasury was paid by. */
const landedSignature = async (stack: Stack): Promise<string> => {
  const found = await createSolanaRpc(stack.sandbox.rpc)
    .getSignaturesForAddress(address(stack.sandbox.treasury), { limit: 1 })
    .send();
  return found[0]?.signature ?? "";
};

const sentence = (page: Page, words: string | RegExp) =>
  page.getByRole("listitem").filter({ hasText: words }).first();

/** The answer's own alert: the page has others, for toasts and for the router. */
const alertOf = (page: Page) => page.getByRole("main").getByRole("alert");

const everythingIn = (request: Request): string =>
  [request.url(), JSON.stringify(request.headers()), request.postData() ?? ""].join("\n");

/** Every request from now on, as text. */
const watch = (page: Page): string[] => {
  const seen: string[] = [];
  page.on("request", (request) => seen.push(everythingIn(request)));
  return seen;
};

test("a transaction in the address is explained before the cluster answers, and called safe only after", async ({
  page,
  stack,
}) => {
  let answer: () => void = () => undefined;
  const silence = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/api/rpc", async (route) => {
    await silence;
    await route.continue();
  });
  const buyer = walletOf(stack, "Buyer 1");
  const text = encodeURIComponent(await transfer(stack));
  await page.goto(`${stack.url}/inspect#tx=${text}&wallet=${buyer}`);
  await expect(sentence(page, /Transfers 1\.25 SOL from your wallet to/u)).toBeVisible();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByText("Safe to sign")).toHaveCount(0);
  answer();
  await expect(verdict(page.locator("main"), "Safe to sign")).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  for (const name of ["You pay", "You receive", "Network fee", "Recipients"])
    await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
});

test("what is pasted reaches no server, survives a reload, and only a trial run sends it", async ({
  page,
  stack,
}) => {
  const text = await transfer(stack);
  const piece = text.slice(120, 160);
  await page.goto(`${stack.url}/inspect`);
  const seen = watch(page);
  await page.getByLabel("Transaction", { exact: true }).fill(text);
  await page.getByLabel("Do not ask the cluster").check();
  await page.getByRole("button", { name: "Inspect", exact: true }).click();
  await expect(verdict(page.locator("main"), "Check before you sign")).toBeVisible();
  await page.reload();
  await expect(verdict(page.locator("main"), "Check before you sign")).toBeVisible();
  await expect(page.getByLabel("Do not ask the cluster")).toBeChecked();
  const carries = (request: string): boolean =>
    [piece, encodeURIComponent(piece), piece.replaceAll("+", "-").replaceAll("/", "_")].some(
      (form) => request.includes(form),
    );
  expect(seen.filter(carries)).toEqual([]);

  await page.getByLabel("Do not ask the cluster").uncheck();
  await page.getByRole("button", { name: "Inspect", exact: true }).click();
  await expect(page.getByText("Trying it out")).toHaveCount(0);
  const carrying = seen.filter(carries);
  expect(carrying.length).toBeGreaterThan(0);
  for (const request of carrying) {
    // Both endpoints try it out: what the first says is compared with the second.
    expect([`${stack.url}/api/rpc`, `${stack.url}/api/rpc/second`]).toContain(
      request.split("\n")[0],
    );
    expect(request).toContain('"simulateTransaction"');
  }
});

test("a secret key or a recovery phrase is taken out of the page and sent to nobody", async ({
  page,
  stack,
}) => {
  const seed = new Uint8Array(32).fill(9);
  const pair = new Uint8Array([...seed, ...ed25519.getPublicKey(seed)]);
  const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
  const secrets = [toBase58(pair), JSON.stringify([...pair]), phrase];
  const seen = watch(page);
  for (const secret of secrets) {
    await page.goto(`${stack.url}/inspect`);
    const field = page.getByLabel("Transaction", { exact: true });
    await field.fill(secret);
    await expect(alertOf(page)).toContainText(/secret key|recovery phrase/u);
    await expect(field).toHaveValue("");
    expect(page.url()).toBe(`${stack.url}/inspect`);
    expect(await page.content()).not.toContain(secret.slice(0, 24));
  }
  await page.goto(`${stack.url}/inspect#signature=${toBase58(pair)}`);
  await expect(alertOf(page)).toContainText("secret key");
  expect(page.url()).toBe(`${stack.url}/inspect`);
  for (const secret of secrets)
    expect(seen.filter((request) => request.includes(secret.slice(0, 24)))).toEqual([]);
});

test("a signature brings up what landed: slot, time, and what it changed", async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.url}/inspect#signature=${await landedSignature(stack)}`);
  await expect(page.getByRole("status").filter({ hasText: /^\s*Landed/u })).toBeVisible();
  await expect(page.getByText("Slot")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Balance changes" })).toBeVisible();
  await expect(page.locator("main")).toContainText(stack.sandbox.treasury.slice(0, 4));
  await expect(sentence(page, /^\d+System.*Transfers .* SOL from/u)).toBeVisible();

  const unknown = toBase58(Uint8Array.from({ length: 64 }, (_, index) => 255 - index));
  await page.goto(`${stack.url}/inspect#signature=${unknown}`);
  await expect(alertOf(page)).toContainText("knows no transaction with this signature");
});

test("input that is nothing of the kind gets a sentence that says so, and leaves no trace in the address", async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.url}/inspect`);
  for (const [text, words] of [
    ["a, b!", "neither base64 nor base58"],
    [stack.sandbox.treasury, "an address"],
    ["https://example.com/", "no transaction and no signature in this link"],
    ["[1, 999, 2]", "every number must be whole"],
    ["AQID", "too short"],
  ] as const) {
    await page.getByLabel("Transaction", { exact: true }).fill(text);
    await page.keyboard.press("Control+Enter");
    await expect(alertOf(page)).toContainText(words);
    expect(page.url()).toBe(`${stack.url}/inspect`);
  }
});

test("a connected wallet is offered as the side to take, and no wallet is opened", async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.url}/inspect`);
  await connect(page, "Buyer 1");
  await page.getByRole("button", { name: /^Use your wallet/u }).click();
  await expect(page.getByLabel(/Review as wallet/u)).toHaveValue(walletOf(stack, "Buyer 1"));
  await page.getByLabel("Transaction", { exact: true }).fill(await transfer(stack));
  await page.keyboard.press("Control+Enter");
  await expect(verdict(page.locator("main"), "Safe to sign")).toBeVisible();
  expect(page.url()).toContain(`&wallet=${walletOf(stack, "Buyer 1")}`);
  expect(await stack.control.walletCalls()).toMatchObject({ signTransaction: 0, signMessage: 0 });
});

test("another address in the same tab is another inspection", async ({ page, stack }) => {
  const [purchase, trap] = examples.map(({ text }) => text);
  await page.goto(`${stack.url}/inspect#tx=${purchase ?? ""}&offline=1`);
  await expect(sentence(page, "15.35625 SOL")).toBeVisible();
  await page.evaluate(
    (hash) => {
      window.location.hash = hash;
    },
    `tx=${trap ?? ""}&offline=1`,
  );
  await expect(verdict(page.locator("main"), "Do not sign")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "AUTH-03" }).first()).toBeVisible();
  await expect(sentence(page, "15.35625 SOL")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in any state, and nothing is wider than a phone (${colorScheme})`, async ({
    page,
    stack,
  }) => {
    const fits = (): Promise<boolean> =>
      page.evaluate(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      );
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${stack.url}/inspect`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    for (const { name } of examples) {
      await page.getByRole("button", { name }).click();
      await expect(page.getByRole("region", { name: "Review" })).toBeVisible();
      await page.locator("main details").evaluateAll((folds) => {
        for (const fold of folds) fold.setAttribute("open", "");
      });
      expect(await violations(page)).toEqual([]);
      expect(await fits()).toBe(true);
    }
    await page.goto(`${stack.url}/inspect#signature=${await landedSignature(stack)}`);
    await expect(page.getByRole("heading", { name: "Balance changes" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await fits()).toBe(true);
  });
}
