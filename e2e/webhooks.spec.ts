import * as z from "zod";
import { registerWebhooks } from "../cli/stack/webhooks";
import type { Stack } from "./support/stack";
import { expect, test } from "./support/test";

/** REALM's events on their way through the built app. */

const deliveriesSchema = z.object({
  deliveries: z.array(
    z.object({
      body: z.string(),
      state: z.string(),
      forged: z.boolean(),
      attempts: z.array(z.object({ status: z.number().nullable() })),
    }),
  ),
});

const post = async (stack: Stack, path: string, body: unknown): Promise<void> => {
  const answer = await fetch(`${stack.sandbox.control}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
};

const tell = (stack: Stack, type: string, data: Readonly<Record<string, string>>): Promise<void> =>
  post(stack, "/webhooks/event", { type, data: { object: type.split(".")[0], ...data } });

/** The last status of each delivery whose body names `about`, genuine and forged. */
const statuses = async (stack: Stack, about: string) => {
  const answer = await fetch(`${stack.sandbox.control}/webhooks`);
  const { deliveries } = deliveriesSchema.parse(await answer.json());
  const mine = deliveries.filter(({ body }) => body.includes(about));
  const last = (forged: boolean) =>
    mine.filter((one) => one.forged === forged).map(({ attempts }) => attempts.at(-1)?.status);
  return { genuine: last(false), forged: last(true) };
};

test.beforeEach(({ stack }) => registerWebhooks(stack.sandbox, stack.url));
test.afterEach(({ stack }) => post(stack, "/webhooks", { url: null, style: "hex" }));

for (const style of ["hex", "base64", "sha256-hex", "sha256-base64", "timestamp", "standard"]) {
  test(`an event signed as ${style} is taken, twice too, and a forged one is not`, async ({
    stack,
  }) => {
    await post(stack, "/webhooks", { style });
    await post(stack, "/webhooks/fault", { kind: "duplicate" });
    await tell(stack, "job.completed", { jobId: `job_${style}` });
    await post(stack, "/webhooks/fault", { kind: "forge" });
    await tell(stack, "job.failed", { jobId: `job_${style}` });
    await expect
      .poll(() => statuses(stack, `"job_${style}"`))
      .toEqual({ genuine: [200, 200, 200], forged: [401] });
  });
}

test("a listing REALM tells of is read anew at once, not when it has grown old", async ({
  stack,
  request,
}) => {
  const listingId = await stack.control.newListing({ name: "Old News", price: "3" });
  const page = async () => (await request.get(`${stack.url}/listings/${listingId}`)).text();
  expect(await page()).toContain("Buy for 3 SOL");
  await stack.control.reprice(listingId, "4");
  expect(await page()).toContain("Buy for 3 SOL");
  await tell(stack, "listing.cancelled", { listingId });
  await expect.poll(page, { timeout: 3_000, intervals: [50] }).toContain("Buy for 4 SOL");
});

test("what REALM tells while the app is dead is taken after its restart", async ({ stack }) => {
  await stack.killApp();
  await tell(stack, "purchase.completed", { purchaseId: "purch_meanwhile" });
  await expect
    .poll(() => statuses(stack, "purch_meanwhile"))
    .toEqual({ genuine: [null], forged: [] });
  await stack.startApp();
  await expect
    .poll(() => statuses(stack, "purch_meanwhile"))
    .toEqual({ genuine: [200], forged: [] });
});
