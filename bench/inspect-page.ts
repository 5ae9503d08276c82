import type { Benchmark, Contender, Row } from "./frame/benchmark";
import { withChromium } from "./frame/in-page";
import { quantile } from "./frame/quantile";
import { timeFirstInstruction } from "./inspect-page/first-instruction";
import { withStack } from "./inspect-page/stack";
import { measuredPurchase } from "./review/purchase";

const MOST_MS = 400;
/** Visits before anything counts: the server reads its files and compiles its code. */
const WARM_VISITS = 3;
const VISITS = 20;

const summarised = (times: readonly number[]): Contender => ({
  name: "countersign",
  value: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  rounds: { min: quantile(times, 0), median: quantile(times, 0.5), max: quantile(times, 1) },
});

const rowOf = (measure: string, times: readonly number[]): Row => {
  const ours = summarised(times);
  return {
    measure: `address of /inspect to the first instruction on the screen, ${measure}`,
    unit: "ms",
    ours,
    peers: [],
    aim: { words: `p50 under ${MOST_MS} ms`, met: ours.value < MOST_MS },
  };
};

/**
 * From the address with a transaction in its fragment to its first instruction, in headless Chromium.
 * No peer runs beside it: the public inspectors are sites, not packages.
 */
export const benchmark: Benchmark = {
  about: "from an address of /inspect to the first instruction on the screen",
  run: (progress) =>
    withStack(progress, async (url) => {
      const { signed } = await measuredPurchase();
      const address = `${url}/inspect#tx=${encodeURIComponent(signed)}`;
      progress(`visiting ${WARM_VISITS + VISITS} times, twice each`);
      const visits = await withChromium(async (browser) => {
        const times: { first: number; again: number }[] = [];
        for (let count = 0; count < WARM_VISITS + VISITS; count += 1) {
          const context = await browser.newContext();
          times.push(await timeFirstInstruction(context, address, "setComputeUnitLimit"));
          await context.close();
        }
        return times.slice(WARM_VISITS);
      });
      return [
        rowOf(
          "nothing cached",
          visits.map(({ first }) => first),
        ),
        rowOf(
          "scripts cached",
          visits.map(({ again }) => again),
        ),
      ];
    }),
};
