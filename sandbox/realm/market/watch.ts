import type { Market } from "./context";
import { settleAll } from "./settle";

const WATCH_MILLIS = 1000;

/** Looks at the chain every second while purchases are open, so that no sale depends on its buyer. */
export const watchSales = (market: Market): { readonly stop: () => Promise<void> } => {
  let looking = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    looking = settleAll(market)
      .catch((error: unknown) => {
        market.log(`sales not checked: ${error instanceof Error ? error.message : "unknown"}`);
      })
      .finally(() => {
        busy = false;
      });
  }, WATCH_MILLIS);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
};
