import type { Page } from "@playwright/test";
import * as z from "zod";
import { violations } from "./support/axe";
import { arriveConnected } from "./support/creator";
import { picture, pictures, type NamedFile } from "./support/pictures";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** A model is trained with pictures, from the first one dropped to REALM's last word. */

const modelsSchema = z.object({ models: z.array(z.object({ id: z.uuid(), name: z.string() })) });

/** Signs a creator in, with their REALM account connected, on the training page of a model of theirs. */
const atTraining = async (page: Page, stack: Stack): Promise<{ id: string; name: string }> => {
  await arriveConnected(page, stack, "Creator 1");
  const { models } = modelsSchema.parse(await (await page.request.get("/api/models")).json());
  const [model] = models;
  if (!model) throw new Error("the creator has no model");
  await page.goto(`/studio/models/${model.id}/train`);
  return model;
};

const choose = (page: Page, files: NamedFile[]) =>
  page.getByLabel("Pictures to train with").setInputFiles(files);
const tiles = (page: Page) =>
  page.getByRole("list", { name: "Pictures", exact: true }).getByRole("listitem");
const aside = (page: Page, name: string) =>
  page
    .getByRole("list", { name: "Not part of the training" })
    .getByRole("listitem")
    .filter({ hasText: name });
const says = (page: Page, words: string | RegExp) =>
  page.getByRole("status").filter({ hasText: words });

test("thirty pictures and six that are refused: the thirty train, also over a reload and a break", async ({
  page,
  stack,
}) => {
  test.setTimeout(180_000);
  const model = await atTraining(page, stack);
  await expect(page.getByRole("heading", { name: `Train ${model.name}` })).toBeVisible();

  // The server is cut off for a while in the middle: it goes on by itself, and sends nothing twice.
  let puts = 0;
  page.on("request", (request) => {
    if (request.method() === "PUT") puts += 1;
  });
  let cuts = 3;
  await page.route("**/api/files", async (route) => {
    cuts -= 1;
    await (cuts < 0 ? route.continue() : route.abort("connectionreset"));
  });
  const [first] = await pictures(0, 1);
  if (!first) throw new Error("no picture");
  const wrong: NamedFile[] = [
    { name: "nothing.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) },
    {
      name: "holiday.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("MZ\u0090\u0000 a program"),
    },
    { name: "broken.jpg", mimeType: "image/jpeg", buffer: first.buffer.subarray(0, 500) },
    { ...(await picture(90, 40)), name: "tiny.jpg" },
    {
      name: "huge.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.concat([first.buffer, Buffer.alloc(20_000_000)]),
    },
    { ...first, name: "twin.jpg" },
  ];
  await choose(page, [...(await pictures(0, 16)), ...wrong]);
  await expect(says(page, /^16 pictures ready\. 6 not taken\.$/u)).toBeVisible({ timeout: 60_000 });
  for (const [name, reason] of [
    ["nothing.jpg", "This file is empty."],
    ["holiday.jpg", "What is in this file is not of a kind"],
    ["broken.jpg", "damaged or cut off"],
    ["tiny.jpg", "64 to 8192 pixels"],
    ["huge.jpg", "too large: 20 MB"],
    ["twin.jpg", "The same picture as photo-0.jpg"],
  ] as const)
    await expect(aside(page, name)).toContainText(reason);
  // Sixteen, two that only the server could refuse, and the three that were cut.
  expect(puts).toBe(21);

  // What is here already is known by its bytes after a reload, and what was typed is still there.
  await page.getByLabel("Steps").fill("3000");
  await page.reload();
  await expect(says(page, /^16 pictures ready\.$/u)).toBeVisible();
  await expect(page.getByLabel("Steps")).toHaveValue("3000");
  puts = 0;
  await choose(page, await pictures(10, 20));
  // Whoever looks at another page of the studio meanwhile finds it all as it is by then.
  await page.getByRole("link", { name: "Jobs", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Jobs", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(says(page, /^30 pictures ready\. 6 not taken\.$/u)).toBeVisible({ timeout: 60_000 });
  expect(puts).toBe(14);
  await page.getByRole("button", { name: "Remove all 6" }).click();
  const desk = page.getByRole("region", { name: "Pictures", exact: true });
  await expect(desk.locator(":focus")).toBeVisible();

  // Order, by keyboard; the focus stays with what was moved, and goes on to the next of what was removed.
  await page.getByRole("button", { name: "Move photo-1.jpg earlier" }).focus();
  await page.keyboard.press("Enter");
  await expect(tiles(page).first()).toContainText("photo-1.jpg");
  await expect(page.getByRole("button", { name: "Move photo-1.jpg earlier" })).toBeFocused();
  await page.getByRole("button", { name: "Remove photo-0.jpg" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove photo-2.jpg" })).toBeFocused();
  await expect(says(page, /^29 pictures ready\.$/u)).toBeVisible();
  await choose(page, [first]);
  await expect(says(page, /^30 pictures ready\.$/u)).toBeVisible();

  // What is wrong is said at its field.
  await page.getByLabel("Steps").fill("9");
  await page.getByRole("button", { name: "Start training with 30 pictures" }).click();
  await expect(page.getByLabel("Steps")).toHaveAccessibleDescription(/At least 100 steps\./u);
  await page.getByLabel("Steps").fill("1200");
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), `${width} px`).toEqual([]);
  }
  await page.getByRole("button", { name: "Start training with 30 pictures" }).dblclick();
  await expect(page.getByRole("heading", { name: "Training with 30 pictures" })).toBeVisible();
  await expect(page.getByText(`${model.name} is trained.`)).toBeVisible({ timeout: 60_000 });
  const jobs: unknown = await (await page.request.get("/api/jobs?kind=training")).json();
  expect(z.object({ jobs: z.array(z.object({ state: z.string() })) }).parse(jobs).jobs).toEqual([
    { state: "completed" },
  ]);
});

test("a training that fails is said to have failed, and keeps pictures and settings for the next", async ({
  page,
  stack,
}) => {
  const model = await atTraining(page, stack);
  await choose(page, await pictures(40, 2));
  await expect(says(page, /^2 pictures ready\.$/u)).toBeVisible();
  const ordered = await fetch(`${stack.sandbox.control}/jobs/failure`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jobType: "model_training", errorCode: "images_too_similar" }),
  });
  expect(ordered.ok, await ordered.text()).toBe(true);
  await page.getByLabel("Learning rate").fill("0.0005");
  await page.getByRole("button", { name: "Start training with 2 pictures" }).click();
  await expect(page.getByText("REALM could not finish this job")).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(says(page, /^2 pictures ready\.$/u)).toBeVisible();
  await expect(page.getByLabel("Learning rate")).toHaveValue("0.0005");
  await page.getByRole("button", { name: "Start training with 2 pictures" }).click();
  await expect(page.getByText(`${model.name} is trained.`)).toBeVisible({ timeout: 60_000 });
});
