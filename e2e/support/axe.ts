import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const look = async (page: Page, part: string): Promise<string[]> => {
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  );
  const { violations: found } = await new AxeBuilder({ page })
    .include(part)
    // What is in order is neither described nor carried to another page to be put together there.
    .options({ resultTypes: ["violations"], iframes: false })
    .setLegacyMode()
    .analyze();
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
};

/**
 * Every rule of axe that this page breaks and goes on breaking, with the elements that break it: half
 * way between two pages or two colours it is looked at again. In the page itself and without the
 * wallet's hidden frame, which is no part of ours.
 * @param part selector of what is looked at, where the rest is built of the same
 */
export const violations = async (page: Page, part = "html"): Promise<string[]> => {
  await expect(page).toHaveTitle(/./u);
  let found = await look(page, part);
  for (let again = 0; again < 2 && found.length > 0; again += 1) found = await look(page, part);
  return found;
};
