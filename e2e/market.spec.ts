import { expect, test } from "./support/test";

test("the first screen at 1440 × 900 shows at least eight pictures that have loaded", async ({
  page,
  stack,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(stack.url);
  // Decoration beside the name of the link, so without a role of its own.
  const pictures = page.getByRole("list", { name: "Listings" }).locator("img");
  await expect(pictures.first()).toBeVisible();
  await expect
    .poll(() =>
      pictures.evaluateAll(
        (images) =>
          images.filter(
            (image) =>
              image instanceof HTMLImageElement &&
              image.complete &&
              image.naturalWidth > 0 &&
              image.getBoundingClientRect().top < 900,
          ).length,
      ),
    )
    .toBeGreaterThanOrEqual(8);
});

test("a listing's page is fetched ahead for whoever points at it, and for nobody else", async ({
  page,
  stack,
}) => {
  const ahead: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.startsWith("/listings/") && searchParams.has("_rsc")) ahead.push(pathname);
  });
  await page.goto(stack.url);
  const links = page.getByRole("list", { name: "Listings" }).locator('a[href^="/listings/"]');
  const meant = await links.nth(1).getAttribute("href");
  await expect
    .poll(async () => {
      // Before the page's scripts run, nobody hears of it.
      await page.mouse.move(0, 0);
      await links.nth(1).hover();
      return new Set(ahead);
    })
    .toEqual(new Set([meant]));
});

test("search, type, price and sort stand in the URL and come back with it", async ({
  page,
  stack,
}) => {
  await page.goto(stack.url);
  await page.getByRole("combobox", { name: "Type" }).selectOption({ label: "Influencers" });
  await expect(page).toHaveURL(/type=influencer/u);
  await page.getByRole("spinbutton", { name: "Min price" }).fill("1");
  await page.getByRole("spinbutton", { name: "Max price" }).fill("10.5");
  await page.getByRole("spinbutton", { name: "Max price" }).press("Enter");
  await expect(page).toHaveURL(/max=10\.5/u);
  await page.getByRole("combobox", { name: "Sort" }).selectOption({ label: "Lowest price first" });
  await expect(page).toHaveURL(/sort=/u);
  const prices = page.getByRole("list", { name: "Listings" }).getByText(/^[\d.]+ SOL$/u);
  await expect(prices.first()).toBeVisible();
  const shown = (await prices.allInnerTexts()).map((text) => Number(text.replace(" SOL", "")));
  expect(shown.length).toBeGreaterThan(2);
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
  expect(shown.every((price) => price >= 1 && price <= 10.5)).toBe(true);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Type" })).toHaveValue("influencer");
  await expect(page.getByRole("spinbutton", { name: "Max price" })).toHaveValue("10.5");
});

test("without JavaScript the market searches, filters and turns pages", async ({
  browser,
  stack,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stack.url);
  await expect(
    page.getByRole("list", { name: "Listings" }).getByRole("link").first(),
  ).toBeVisible();
  const first = await page
    .getByRole("list", { name: "Listings" })
    .getByRole("link")
    .first()
    .innerText();
  await page.getByRole("link", { name: /^Next/u }).click();
  await expect(page).toHaveURL(/page=2/u);
  expect(
    await page.getByRole("list", { name: "Listings" }).getByRole("link").first().innerText(),
  ).not.toBe(first);
  await page.goto(stack.url);
  await page.getByRole("searchbox", { name: "Search listings" }).fill("zzzz-nothing");
  await page.getByRole("searchbox", { name: "Search listings" }).press("Enter");
  await expect(page.getByText(/No listings|Nothing/u).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Clear|all listings/iu }).first()).toBeVisible();
  await context.close();
});

for (const bad of [
  "min=-1",
  "max=0.0000000001",
  "min=9&max=1",
  "min=abc",
  "page=-3",
  "sort=evil",
  "type=%3Cscript%3E",
]) {
  test(`a bad filter in the URL (${bad}) gets a sentence or a default, and the page still works`, async ({
    page,
    stack,
  }) => {
    const answer = await page.goto(`${stack.url}/?q=a&${bad}`);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("searchbox", { name: "Search listings" })).toHaveValue("a");
    const invalid = page.locator("input[aria-invalid=true]");
    await expect(invalid).toHaveCount(bad.startsWith("m") ? 1 : 0);
    if (bad.startsWith("m"))
      await expect(invalid).toHaveAccessibleDescription(/price|decimals|amount/iu);
  });
}

test("when REALM is down the market shows what it last knew, with its age", async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.url}/?q=`);
  const name = await page
    .getByRole("list", { name: "Listings" })
    .getByRole("link")
    .first()
    .innerText();
  await stack.control.realmFault({ kind: "down" });
  await expect
    .poll(
      async () => {
        await page.goto(`${stack.url}/?q=`);
        return page.getByText(/REALM does not answer/u).count();
      },
      { timeout: 40_000 },
    )
    .toBeGreaterThan(0);
  expect(
    await page.getByRole("list", { name: "Listings" }).getByRole("link").first().innerText(),
  ).toBe(name);
});

test("when REALM is down and nothing is known, the page says so with a way on", async ({
  page,
  stack,
}) => {
  await stack.control.realmFault({ kind: "down" });
  const answer = await page.goto(`${stack.url}/?q=never-asked-before`);
  expect(answer?.status()).toBeLessThan(600);
  await expect(page.getByText(/REALM does not answer/u).first()).toBeVisible();
  await expect(
    page
      .getByRole("link", { name: /Try again/u })
      .or(page.getByRole("button", { name: /Try again/u }))
      .first(),
  ).toBeVisible();
});

test("a listing that does not exist answers 404 with a way back", async ({ page, stack }) => {
  for (const id of ["list_nope", "..%2F..%2Fuser%2Fprofile", "a%00b", "x".repeat(300)]) {
    const answer = await page.goto(`${stack.url}/listings/${id}`);
    expect([400, 404]).toContain(answer?.status());
  }
  await page.goto(`${stack.url}/listings/list_nope`);
  await expect(page.getByRole("link", { name: /market/iu }).first()).toBeVisible();
});
