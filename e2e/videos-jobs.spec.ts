import type { Page } from "@playwright/test";
import sharp from "sharp";
import { violations } from "./support/axe";
import { arriveConnected } from "./support/creator";
import { expect, test } from "./support/test";

/** Videos from a picture to what is kept of them, and the jobs they are. */

const picture = async (background: string) => {
  const blank = { width: 240, height: 320, channels: 3, background } as const;
  const buffer = await sharp({ create: blank }).png().toBuffer();
  return { name: "holiday.png", mimeType: "image/png", buffer };
};

const choose = async (page: Page, label: string, background: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).setInputFiles(await picture(background));
  const group = page.getByRole("group", { name: label });
  await expect(group.getByRole("img", { name: "What is chosen" })).toBeVisible();
};

const results = (page: Page) =>
  page.getByRole("list", { name: "Results", exact: true }).getByRole("listitem");

test("a picture is animated, lands in the gallery by itself, is kept, downloaded and deleted", async ({
  page,
  stack,
}) => {
  test.setTimeout(120_000);
  await arriveConnected(page, stack, "Creator 1");
  await page.goto("/studio/videos");
  const animate = page.getByRole("button", { name: "Animate the picture" });
  await animate.click();
  await expect(page.getByRole("group", { name: "Picture" })).toContainText("Choose a picture.");
  await choose(page, "Picture", "#7f375a");
  const chosen = page.getByRole("img", { name: "What is chosen" });
  const other = (await chosen.getAttribute("src")) ?? "";
  await page.getByRole("button", { name: "Remove: Picture" }).click();
  await choose(page, "Picture", "#375a7f");
  await page.getByLabel("Seconds").fill("90");
  await animate.click();
  await expect(page.getByLabel("Seconds")).toHaveAccessibleDescription(/0\.5 to 10\./u);
  await page.getByLabel("Seconds").fill("1");
  await page.getByLabel("Frames per second").selectOption("12");

  // Nothing that was entered is lost by a reload, and what is chosen elsewhere takes the place of the rest.
  await page.reload();
  await expect(page.getByLabel("Seconds")).toHaveValue("1");
  await expect(chosen).not.toHaveAttribute("src", other);
  await page.goto(other.replace("/api/files/", "/studio/videos?source="));
  await expect(page).toHaveURL(/\/studio\/videos$/u);
  await expect(chosen).toHaveAttribute("src", other);
  await page.reload();
  await expect(page.getByLabel("Seconds")).toHaveValue("1");
  await expect(chosen).toHaveAttribute("src", other);
  await animate.click();
  await expect(page.getByRole("list", { name: "Under way" })).toContainText("Video");

  const film = results(page).getByRole("button", { name: "Show Video" });
  await expect(film).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("list", { name: "Under way" })).toHaveCount(0);
  await film.click();
  const dialog = page.getByRole("dialog", { name: "Video" });
  const link = dialog.getByRole("link", { name: "Download" });
  await expect(link).toBeVisible({ timeout: 20_000 });
  const player = dialog.locator("video");
  await expect(player).toHaveAttribute("src", /^\/api\/results\//u);
  await expect.poll(() => player.evaluate((film: HTMLVideoElement) => film.readyState)).toBe(4);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^video-\d{4}-\d\d-\d\d-[\da-f]{8}\.webm$/u);

  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(results(page)).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Gallery" })).toBeFocused();
  await page.getByRole("link", { name: "Jobs", exact: true }).click();
  const job = page.getByRole("list", { name: "Jobs" }).getByRole("article").first();
  await expect(job).toContainText("Done");
  await expect(job.getByRole("list", { name: "Results" })).toHaveCount(0);
});

test("a face is swapped only by who states that everyone agreed, and again after it failed", async ({
  page,
  stack,
}) => {
  test.setTimeout(120_000);
  await arriveConnected(page, stack, "Creator 1");
  await page.goto("/studio/videos/face-swap");
  await choose(page, "Face", "#7f5a37");
  await choose(page, "Goes into", "#37507f");
  const statement = page.getByRole("checkbox", { name: /^Everyone whose face/u });
  const swap = page.getByRole("button", { name: "Swap the face" });
  await swap.click();
  await expect(statement).toHaveAccessibleDescription(/agree to it/u);
  expect(await violations(page)).toEqual([]);
  await fetch(`${stack.sandbox.control}/jobs/failure`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ errorCode: "no_face", jobType: "face_swap" }),
  });
  await statement.check();
  await swap.click();
  const underWay = page.getByRole("list", { name: "Under way" });
  await expect(underWay).toContainText("REALM found no face", { timeout: 30_000 });
  await expect(statement).not.toBeChecked();

  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto("/studio/jobs");
  await page.getByLabel("State").selectOption("Failed");
  await page.getByLabel("Kind").selectOption("Face swap");
  const jobs = page.getByRole("list", { name: "Jobs" });
  await expect(jobs.getByRole("article")).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await jobs.getByRole("button", { name: "Try again" }).click();
  const asked = page.getByRole("dialog", { name: "Swap the face again" });
  await expect(asked.getByRole("button", { name: "Swap the face" })).toBeDisabled();
  await asked.getByRole("checkbox").check();
  await asked.getByRole("button", { name: "Swap the face" }).click();
  await page.getByLabel("State").selectOption("Done");
  await page.getByLabel("Kind").selectOption("Face swap");
  await expect(jobs.getByRole("link", { name: /^Open picture 1/u })).toBeVisible({
    timeout: 30_000,
  });
});
