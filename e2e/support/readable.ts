import { expect, type Page } from "@playwright/test";
import { violations } from "./axe";

/** Of the page's own part; the header is every page's (access.spec.ts). */
const fits = (page: Page): Promise<boolean> =>
  page.getByRole("main").evaluate((main) => main.scrollWidth <= main.clientWidth);

/**
 * Narrow by night and wide by day: nothing for axe to find, nothing wider than the screen.
 * @param part selector of what axe looks at, where the rest is built of the same
 */
export const expectReadable = async (page: Page, part?: string): Promise<void> => {
  const looks = [
    { colorScheme: "dark", width: 360 },
    { colorScheme: "light", width: 1280 },
  ] as const;
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page, part), `${colorScheme}, ${width} px`).toEqual([]);
    expect(await fits(page), `${width} px`).toBe(true);
  }
};
