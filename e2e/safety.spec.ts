import { ed25519 } from "@noble/curves/ed25519.js";
import type { Page } from "@playwright/test";
import { toBase58 } from "../lib/core/solana";
import { violations } from "./support/axe";
import { arriveConnected } from "./support/creator";
import { expect, test } from "./support/test";

const PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const SEED = new Uint8Array(32).fill(9);
const PAIR = new Uint8Array([...SEED, ...ed25519.getPublicKey(SEED)]);
const KEY = toBase58(PAIR);
const SIGNATURE = toBase58(ed25519.sign(new Uint8Array(16), SEED));

const refusal = (page: Page) =>
  page.getByRole("dialog", { name: /^That is a wallet’s (?:recovery phrase|secret key)$/u });

/** Pastes as a browser does: the event first, the text only where nobody took the event. */
const paste = async (page: Page, text: string): Promise<void> => {
  await page.evaluate((data) => {
    const field = document.activeElement;
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    if (field?.dispatchEvent(event) === true && field instanceof HTMLInputElement) {
      field.setRangeText(data);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, text);
};

/** Whether anything this page keeps or shows holds a part of a secret. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")].map((field) =>
      "value" in field ? String(field.value) : "",
    );
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store));
    return [document.documentElement.outerHTML, ...fields, ...stores, location.href].join("\n");
  });

test("a recovery phrase or a secret key stays out of every field, of drafts and of requests; a signature does not", async ({
  page,
  stack,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()}\n${request.postData() ?? ""}`));
  await page.goto(stack.url);
  const search = page.getByRole("searchbox", { name: "Search listings" });
  await search.fill("quiet");
  for (const secret of [PHRASE, KEY, JSON.stringify([...PAIR])]) {
    await search.focus();
    await paste(page, secret);
    await expect(refusal(page)).toContainText("sent to nobody");
    await expect(search).toHaveValue("quiet");
    await refusal(page).getByRole("button", { name: "Understood" }).click();
    await expect(search).toBeFocused();
  }
  // Not pasted, but filled in or dropped, with other words around it: only the secret goes.
  await search.fill(`quiet ${PHRASE}`);
  await expect(refusal(page)).toBeVisible();
  // The search goes on with what is left of the words; in between, the page has no title.
  await expect.poll(() => violations(page)).toEqual([]);
  // Its last blank goes where the address, which has none, comes while the field is not typed in.
  await expect(search).toHaveValue(/^quiet ?$/u);
  await refusal(page).getByRole("link", { name: "What to do now" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Keep what is yours" })).toBeVisible();
  await expect(page).toHaveURL(/#gone-wrong$/u);
  expect(`${await traces(page)}\n${sent.join("\n")}`).not.toMatch(/sausage|winner/u);
  expect(sent.join("\n")).not.toContain(KEY);

  await page.goto(stack.url);
  await search.focus();
  await paste(page, SIGNATURE);
  await expect(search).toHaveValue(SIGNATURE.slice(0, 100));
  await expect(refusal(page)).toHaveCount(0);
});

test("a form that remembers what is typed remembers no recovery phrase, and all that stood beside it", async ({
  page,
  stack,
}) => {
  await arriveConnected(page, stack, "Creator 1");
  await page.goto(`${stack.url}/studio/models/new`);
  const description = page.getByLabel(/^Description/u);
  await description.fill(`Streets after rain. ${PHRASE} And a lamp.`);
  await refusal(page).getByRole("button", { name: "Understood" }).click();
  await expect(description).toHaveValue("Streets after rain.  And a lamp.");
  expect(await traces(page)).not.toMatch(/sausage|winner/u);
  await page.reload();
  await expect(description).toHaveValue("Streets after rain.  And a lamp.");
  await page.evaluate(() => {
    sessionStorage.clear();
  });
});

test("the server takes neither in any field, says so with a code, and writes none of it down", async ({
  page,
  stack,
}) => {
  await page.goto(stack.url);
  for (const [body, name] of [
    [{ wallet: PHRASE }, "winner"],
    [{ wallet: { deep: [KEY] } }, KEY],
    [{ [PHRASE]: 1 }, "sausage"],
  ] as const) {
    const answer = await page.request.post("/api/identity/challenge", {
      headers: { origin: stack.url },
      data: body,
    });
    expect(answer.status()).toBe(422);
    const text = await answer.text();
    expect(text).toContain("WALLET_SECRET");
    expect(text).not.toContain(name);
  }
  await page.goto(`${stack.url}/?q=${encodeURIComponent(PHRASE)}`);
  await expect(page.getByText(/holds a wallet's recovery phrase/u)).toBeVisible();
  expect(stack.appOutput()).not.toMatch(/sausage|winner/u);
  expect(stack.appOutput()).not.toContain(KEY);
});

test("the lessons are reached from every page, read at any width and on paper", async ({
  page,
  stack,
}) => {
  await page.goto(stack.url);
  await page.getByRole("link", { name: "Wallet safety" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Keep what is yours" })).toBeVisible();
  const lessons = page.getByRole("navigation", { name: "Lessons" }).getByRole("link");
  const targets = await lessons.evaluateAll((links) =>
    links.map((link) => document.querySelector(link.getAttribute("href") ?? "")?.tagName),
  );
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.every((tag) => tag === "SECTION")).toBe(true);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page)).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Lessons" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
});
