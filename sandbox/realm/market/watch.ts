import { repeat } from "../repeat";
import type { Market } from "./context";
import { settleAll } from "./settle";

const WATCH_MILLIS = 1000;

/** Looks at the chain every second while purchases are open, so that no sale depends on its buyer. */
export const watchSales = (market: Market): { readonly stop: () => Promise<void> } =>
  repeat(
    WATCH_MILLIS,
    () => settleAll(market),
    (reason) => {
      market.log(`sales not checked: ${reason}`);
    },
  );
