import * as z from "zod";
import type { Benchmark } from "./frame/benchmark";
import { runInNode } from "./frame/in-node";
import { runInPage } from "./frame/in-page";
import { withVersion } from "./frame/version";
import { measuredPurchase } from "./review/purchase";
import { reviewRows } from "./review/rows";

const plan = { rounds: 24, roundMs: 50, warmMs: 1_000 };

const measured = z.object({
  timings: z.record(z.string(), z.array(z.array(z.number()))),
  named: z.record(z.string(), z.int()),
});

/** The figures of transaction-review's measures: decoding and all static rules, without a network. */
export const benchmark: Benchmark = {
  about: "decoding and reviewing a purchase, beside web3.js and kit with the program clients",
  run: async (progress) => {
    progress("preparing a purchase of seven instructions");
    const input = { ...(await measuredPurchase()), ...plan };
    const labels = {
      "web3.js": await withVersion("web3.js", "@solana/web3.js"),
      kit: await withVersion("kit", "@solana/kit"),
    };
    progress("timing in Node");
    const node = measured.parse(await runInNode("bench/review/in-node.ts", input));
    progress("timing in headless Chromium");
    const page = measured.parse(await runInPage("bench/review/in-page.ts", input));
    return [
      ...reviewRows(node, { name: "Node", most: 200 }, labels),
      ...reviewRows(page, { name: "Chromium", most: 1_000 }, labels),
    ];
  },
};
