import { createServer } from "node:http";
import { AgedCache } from "@/lib/server/listings/aged-cache";
import { PAGE_AGES } from "@/lib/server/listings/page-ages";
import { createUpstream } from "@/lib/server/upstream/upstream";
import type { Benchmark } from "./frame/benchmark";

const VIEWS = 10_000;
const MINUTE = 60_000;
/** One in a thousand. */
const PER = 1_000;

/** Counts the calls that reach a server of its own. */
const counting = async () => {
  const seen = { calls: 0 };
  const server = createServer((_request, response) => {
    seen.calls += 1;
    response.writeHead(200, { "content-type": "application/json" });
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = server.address();
  if (place === null || typeof place === "string") throw new Error("The server has no port.");
  const upstream = createUpstream({
    name: "bench",
    address: new URL(`http://127.0.0.1:${place.port}`),
    log: () => undefined,
  });
  return {
    seen,
    read: () => upstream.call({ operation: "search", method: "GET", path: "/" }),
    close: async () => {
      await upstream.close();
      server.close();
    },
  };
};

/** How many calls REALM sees of ten thousand views of one page in a minute, by a clock that is told. */
export const benchmark: Benchmark = {
  about: "calls to REALM for a thousand views of the market",
  run: async (progress) => {
    progress(`${VIEWS} views of a minute`);
    const { seen, read, close } = await counting();
    try {
      let now = 0;
      let loading: Promise<unknown> = Promise.resolve();
      const load = (): Promise<unknown> => (loading = read());
      const pages = new AgedCache<unknown>({
        ...PAGE_AGES,
        entries: 10,
        restMillis: PAGE_AGES.freshMillis,
        isGone: () => false,
        loadsAtOnce: 32,
        busy: () => new Error("busy"),
        now: () => now,
      });
      for (let view = 0; view < VIEWS; view += 1) {
        now = (view * MINUTE) / VIEWS;
        await pages.read("market", load);
        // The told clock stands still while REALM answers.
        await loading;
      }
      const value = (seen.calls * PER) / VIEWS;
      return [
        {
          measure: `calls for ${PER} views of the market, ${VIEWS} in a minute`,
          unit: "calls",
          ours: { name: "countersign", value },
          peers: [{ name: "a call for each view", value: PER, ratio: value / PER }],
          aim: { words: "at most 1.3", met: value <= 1.3 },
        },
      ];
    } finally {
      await close();
    }
  },
};
