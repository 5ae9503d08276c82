import { RateLimiterMemory } from "rate-limiter-flexible";
import { expect, test, vi } from "vitest";
import { buckets } from "./buckets";
import { createLimiter, inMemory, RateLimitedError } from "./limiter";

const { perAddress, seconds } = buckets.challenge;
const { perWallet } = buckets.purchase;

test("counts down, then refuses and says when to come back", async () => {
  const consume = createLimiter(inMemory);
  const address = "192.0.2.1";
  for (let left = perAddress - 1; left >= 0; left -= 1) {
    expect(await consume("challenge", { address })).toMatchObject({
      limit: perAddress,
      remaining: left,
    });
  }
  const refusal: unknown = await consume("challenge", { address }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(RateLimitedError);
  expect(refusal).toMatchObject({ code: "RATE_LIMITED", status: 429, state: { remaining: 0 } });
  const { resetSeconds } =
    refusal instanceof RateLimitedError ? refusal.state : { resetSeconds: 0 };
  expect(resetSeconds).toBeGreaterThan(0);
  expect(resetSeconds).toBeLessThanOrEqual(seconds);
});

test("one's allowance is not touched by another's, nor by another bucket's", async () => {
  const consume = createLimiter(inMemory);
  await consume("purchase", { wallet: "A" });
  expect(await consume("purchase", { wallet: "B" })).toMatchObject({ remaining: perWallet - 1 });
  expect(await consume("purchase", { address: "A" })).toMatchObject({
    remaining: buckets.purchase.perAddress - 1,
  });
  expect(await consume("read", { wallet: "A" })).toMatchObject({
    remaining: buckets.read.perWallet - 1,
  });
});

test("a store that fails refuses with its own error: nothing is let through uncounted", async () => {
  class Broken extends RateLimiterMemory {
    override consume(): Promise<never> {
      return Promise.reject(new Error("store down"));
    }
  }
  const consume = createLimiter((options) => new Broken(options));
  await expect(consume("read", { wallet: "A" })).rejects.toThrow("store down");
});

test("bundles that hold copies of this code count together, and each throws its own errors", async () => {
  const bundles = [];
  for (let count = 0; count < 2; count += 1) {
    vi.resetModules();
    bundles.push(await import("."));
  }
  const [proxy, routes] = bundles;
  for (let used = 0; used < perAddress; used += 1) {
    await proxy?.consume("challenge", { address: "192.0.2.9" });
  }
  const refused = await routes
    ?.consume("challenge", { address: "192.0.2.9" })
    .catch((error: unknown) => error);
  expect(routes?.RateLimitedError).not.toBe(proxy?.RateLimitedError);
  expect(refused).toBeInstanceOf(routes?.RateLimitedError);
});
