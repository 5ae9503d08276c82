import type { Locator, Page } from "@playwright/test";
import { startJobSchema } from "@/lib/core/job";
import { violations } from "./support/axe";
import { arriveConnected } from "./support/creator";
import { answerWallet, arrive, buy } from "./support/person";
import { expect, test } from "./support/test";

/** Pictures, from the words to what hangs in the gallery: with an account of one's own, and with a licence. */

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const result = (page: Page, words: string) =>
  page.getByRole("list", { name: "Results" }).getByRole("button", { name: `Show ${words}` });

const chosenModel = (page: Page) => field(page, "Model").locator("option:checked");

/** Pixels. */
const painted = (mask: Locator): Promise<number> =>
  mask.evaluate((canvas: HTMLCanvasElement) => {
    const pen = canvas.getContext("2d");
    const seen = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return seen.filter((value, at) => at % 4 === 3 && value > 0).length;
  });

/** A picture of one's own is made small, so that it is made soon. */
const fill = async (page: Page, prompt: string): Promise<void> => {
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill(prompt);
  await field(page, "Width").fill("256");
  await field(page, "Height").fill("192");
};

test("a creator makes a picture, is asked about personal data, and changes a part of it by a mask", async ({
  page,
  stack,
}) => {
  await arriveConnected(page, stack, "Creator 2");
  await page.goto(`${stack.url}/studio`);
  const card = page.getByRole("list", { name: "Models" }).getByRole("link").last();
  const model = await card.innerText();
  await card.click();
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(chosenModel(page)).toHaveText(model);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/api/jobs"))
      asked.push(request.url());
  });
  await fill(page, "a lighthouse that says ada@example.com");
  await field(page, "Width").fill("63");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(field(page, "Width")).toHaveAccessibleDescription(/At least 64\./u);
  await field(page, "Width").fill("256");
  await page.getByRole("button", { name: "Generate" }).click();
  const question = page.getByRole("dialog", { name: "Personal data in your words" });
  await expect(question).toContainText("ada@example.com");
  expect(await violations(page)).toEqual([]);
  await question.getByRole("button", { name: "Change the words" }).click();
  await expect(question).toHaveCount(0);
  expect(asked).toEqual([]);

  await fill(page, "a lighthouse at dusk");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue(
    "a lighthouse at dusk",
  );
  await expect(chosenModel(page)).toHaveText(model);
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(result(page, "a lighthouse at dusk")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("log")).toHaveText("Ready: a lighthouse at dusk");
  expect(await violations(page)).toEqual([]);

  await result(page, "a lighthouse at dusk").click();
  await page.getByRole("button", { name: "Variation" }).click();
  await expect(field(page, "Height")).toHaveValue("192");
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toBeFocused();

  await result(page, "a lighthouse at dusk").click();
  const change = page.getByRole("link", { name: "Change a part" });
  await expect(change).toBeVisible({ timeout: 20_000 });
  await change.click();
  const canvas = page.getByRole("img", { name: /^The mask over the picture/u });
  await canvas.hover();
  await page.mouse.down();
  await page.mouse.move(500, 500, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText("Nothing is painted")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Nothing is painted")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await canvas.click();
  await page.reload();
  await expect(canvas).toBeVisible();
  await expect(page.getByText("Nothing is painted")).toBeHidden();
  await expect.poll(() => painted(canvas)).toBeGreaterThan(9);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("a red door");
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().endsWith("/api/jobs"),
  );
  await page.getByRole("button", { name: "Change it" }).click();
  expect(startJobSchema.parse((await sent).postDataJSON())).toMatchObject({
    kind: "image-modify",
    strength: 0.75,
    mask: expect.stringMatching(/^[\da-f-]{36}$/u),
  });
  await expect(result(page, "a red door")).toBeVisible({ timeout: 30_000 });

  // Without a pointer: a mask that does not fit is told so, at its place.
  await page.getByLabel("Upload a mask instead").setInputFiles("docs/pictures/receipt-light.png");
  await expect(
    page.getByRole("alert").filter({ hasText: "exactly the picture's size" }),
  ).toBeVisible();
});

test("whoever buys a model's licence makes pictures with it, without an account at REALM", async ({
  page,
  stack,
}) => {
  await arrive(page, `${stack.url}/?type=model&sort=oldest`, "Buyer 1");
  const forSale = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading"), hasNotText: /Auction|Sold|Withdrawn/u });
  await forSale.first().getByRole("link").click();
  await page.waitForURL(/\/listings\//u);
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  const dialog = await buy(page);
  const pressSign = () => dialog.getByRole("button", { name: "Sign in wallet" }).click();
  await answerWallet(page, pressSign, "Approve");
  // Left before that, the page would not have handed in what was signed.
  await expect(dialog.getByRole("link", { name: /receipt/iu })).toBeVisible({ timeout: 30_000 });
  await page.goto(`${stack.url}/library`);
  await expect(
    page
      .getByRole("list", { name: "Purchases" })
      .getByRole("listitem")
      .filter({ hasText: name })
      .filter({ hasText: "Owned" })
      .first(),
  ).toBeVisible({ timeout: 40_000 });

  await page
    .getByRole("link", { name: `Use in the studio (${name})` })
    .first()
    .click();
  await expect(chosenModel(page)).toHaveText(`${name} (your licence)`);
  await expect(page.getByText("50 are left")).toBeVisible();
  await fill(page, "made with what I bought");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(result(page, "made with what I bought")).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByText("49 are left")).toBeVisible();
});
