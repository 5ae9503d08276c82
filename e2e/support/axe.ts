import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Every rule of axe that this page breaks, with the elements that break it. In the page itself and
 * without the wallet's hidden frame, which is no part of ours; a page on its way has no title yet.
 */
export const violations = async (page: Page): Promise<string[]> => {
  await expect(page).toHaveTitle(/./u);
  const { violations: found } = await new AxeBuilder({ page })
    // What is in order is neither described nor carried to another page to be put together there.
    .options({ resultTypes: ["violations"], iframes: false })
    .setLegacyMode()
    .analyze();
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
};
