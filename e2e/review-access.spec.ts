import type { Page } from "@playwright/test";
import { purchaseAnswerSchema } from "@/lib/core/purchase";
import { violations } from "./support/axe";
import { answerWallet, buy, reviewDialog, verdict } from "./support/person";
import { expect, test } from "./support/test";
import { setTrap } from "./support/trap";

/** The review for those who do not see it, do not point at it, or hold a phone. */

const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [...document.querySelectorAll("dialog, dialog *")].some(
      (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
    ),
  );

const unfoldAll = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("dialog details")) fold.setAttribute("open", "");
  });
};

/** The server's record as if it were of another sale altogether: one finding for each field. */
const disagreeWithTheServer = async (page: Page): Promise<void> => {
  await page.route("**/api/purchases", async (route) => {
    const answer = await route.fetch();
    const body: unknown = await answer.json();
    const parsed = purchaseAnswerSchema.safeParse(body);
    if (!parsed.success || !parsed.data.prepared) {
      await route.fulfill({ response: answer });
      return;
    }
    const text = (await answer.text())
      .replaceAll(/"amount":"\d+"/gu, '"amount":"7"')
      .replaceAll(/"total":"\d+"/gu, '"total":"9"')
      .replace(/"networkFee":"\d+"/u, '"networkFee":"1"')
      .replace(/"accountRent":"\d+"/u, '"accountRent":"1"')
      .replace(/"cluster":"localnet"/u, '"cluster":"devnet"');
    await route.fulfill({ response: answer, body: text });
  });
};

const looks = [
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 360 },
] as const;

for (const { colorScheme, width } of looks) {
  test(`with many findings, everything unfolded: axe finds nothing and nothing is cut off (${width} px, ${colorScheme})`, async ({
    resident,
    stack,
  }) => {
    await resident.emulateMedia({ colorScheme });
    await resident.setViewportSize({ width, height: 800 });
    await setTrap(resident, stack, { name: `Many ${width}`, hostile: "higher-price" });
    await disagreeWithTheServer(resident);
    const dialog = await buy(resident);
    await resident.unroute("**/api/purchases");
    const found = dialog.getByRole("listitem").filter({ hasText: /[A-Z]+-\d\d/u });
    expect(await found.count()).toBeGreaterThanOrEqual(8);
    expect(await violations(resident)).toEqual([]);
    await unfoldAll(resident);
    expect(await violations(resident)).toEqual([]);
    expect(await isWiderThanScreen(resident)).toBe(false);
    await resident.setViewportSize({ width: 1280, height: 900 });
    await resident.emulateMedia({ colorScheme: null });
  });
}

test("axe finds nothing while it warns, while the wallet is open, after refusing and after expiring", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "Every State", licence: "none" });
  await stack.control.walletMode("flipMessage");
  const dialog = await buy(resident);
  await expect(verdict(dialog, "Check before you sign")).toBeVisible();
  expect(await violations(resident)).toEqual([]);
  await dialog.getByRole("checkbox", { name: "I have read the warnings" }).check();
  const sign = (): Promise<void> => dialog.getByRole("button", { name: "Sign in wallet" }).click();
  await answerWallet(resident, sign, "Approve", {
    before: async () => {
      expect(await violations(resident)).toEqual([]);
    },
  });
  await expect(dialog.getByRole("button", { name: "Download the evidence" })).toBeVisible();
  await unfoldAll(resident);
  expect(await violations(resident)).toEqual([]);

  await stack.control.healthy();
  await dialog.getByRole("button", { name: "Prepare again" }).click();
  await expect(verdict(dialog, "Check before you sign")).toBeVisible();
  await stack.control.advanceSlots(200);
  await expect(dialog.getByText(/expired before it reached the chain/u)).toBeVisible();
  expect(await violations(resident)).toEqual([]);
});

test("one live region says progress and then the verdict; nothing moves when it comes", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "Steady Hand" });
  await stack.control.realmFault({ kind: "latency", millis: 1_500, times: 1 });
  await resident.evaluate(() => {
    Reflect.set(window, "shift", 0);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const moved =
          "value" in entry && "hadRecentInput" in entry && entry.hadRecentInput === false;
        if (moved)
          Reflect.set(window, "shift", Number(Reflect.get(window, "shift")) + Number(entry.value));
      }
    }).observe({ type: "layout-shift", buffered: false });
  });
  await resident.getByRole("button", { name: /^Buy for /u }).click();
  const dialog = reviewDialog(resident);
  const status = dialog.getByRole("status");
  await expect(status).toHaveCount(1);
  await expect(status.getByRole("progressbar")).toBeVisible();
  await status.evaluate((element) => {
    element.setAttribute("data-same", "");
  });
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  await expect(status).toHaveCount(1);
  await expect(status).toHaveAttribute("data-same");
  expect(await resident.evaluate(() => Number(Reflect.get(window, "shift")))).toBeLessThan(0.01);
});

test("the keyboard stays inside, and Escape gives it back to the button that opened it", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "Kept Inside" });
  const opener = resident.getByRole("button", { name: /^Buy for /u });
  await opener.focus();
  await resident.keyboard.press("Enter");
  const dialog = reviewDialog(resident);
  await expect(verdict(dialog, "Safe to sign")).toBeVisible();
  const places = new Set<string>();
  for (let presses = 0; presses < 25; presses += 1) {
    await resident.keyboard.press("Tab");
    places.add(
      await resident.evaluate(() => {
        const { activeElement } = document;
        if (activeElement === null || activeElement === document.body) return "outside the page";
        return activeElement.closest("dialog") ? "in the dialog" : "on the page behind";
      }),
    );
  }
  expect(places.has("on the page behind")).toBe(false);
  expect(places.has("in the dialog")).toBe(true);
  await resident.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("on paper the review is the whole document, unrolled and unfolded", async ({
  resident,
  stack,
}) => {
  await setTrap(resident, stack, { name: "On Paper" });
  const dialog = await buy(resident);
  await resident.emulateMedia({ media: "print" });
  await expect(resident.getByRole("banner")).toBeHidden();
  await expect(dialog.getByRole("button", { name: "Sign in wallet" })).toBeHidden();
  await expect(dialog.getByText("Message hash, SHA-256")).toBeVisible();
  const { shown, whole } = await dialog.evaluate((element) => ({
    shown: element.clientHeight,
    whole: element.scrollHeight,
  }));
  expect(shown).toBe(whole);
  expect(shown).toBeGreaterThan(1_000);
  await resident.emulateMedia({ media: null });
});
