import { createServer } from "node:http";
import { AgedCache } from "@/lib/server/listings/aged-cache";
import { PAGE_AGES } from "@/lib/server/listings/page-ages";
import { UpstreamFailure } from "@/lib/server/upstream/failure";
import { createUpstream } from "@/lib/server/upstream/upstream";
import type { Benchmark, Row } from "./frame/benchmark";

const VIEWS = 10_000;
/** Views that come at the same time, none waiting for another. */
const AT_ONCE = 50;
const MINUTE = 60_000;
/** One in a thousand. */
const PER = 1_000;
/** Calls a minute that REALM allows, and different pages that are asked for at once. */
const LIMIT = 60;
const PAGES = 250;
/** Milliseconds, as pages wait for what they show. */
const WITHIN = 4_000;

/** Counts the calls that reach a server of its own, and refuses those beyond a limit a minute. */
const counting = async (limit: number) => {
  const seen = { calls: 0, refused: 0 };
  let window = { reset: 0, used: 0 };
  const server = createServer((_request, response) => {
    seen.calls += 1;
    const now = Date.now();
    if (now >= window.reset) window = { reset: (Math.floor(now / MINUTE) + 1) * MINUTE, used: 0 };
    window.used += 1;
    const refused = window.used > limit;
    if (refused) seen.refused += 1;
    response.writeHead(refused ? 429 : 200, {
      "content-type": "application/json",
      "x-ratelimit-limit": limit.toString(),
      "x-ratelimit-remaining": Math.max(0, limit - window.used).toString(),
      "x-ratelimit-reset": (window.reset / 1_000).toString(),
      ...(refused ? { "retry-after": Math.ceil((window.reset - now) / 1_000).toString() } : {}),
    });
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
    read: () =>
      upstream.call({
        operation: "search",
        method: "GET",
        path: "/",
        limitGroup: "bench",
        within: WITHIN,
      }),
    close: async () => {
      await upstream.close();
      server.closeAllConnections();
      server.close();
    },
  };
};

type Counting = Awaited<ReturnType<typeof counting>>;

/** One page's views of a minute, by a clock that is told. */
const views = async ({ seen, read }: Counting): Promise<Row> => {
  let now = 0;
  const pages = new AgedCache<unknown>({
    ...PAGE_AGES,
    entries: 10,
    restMillis: PAGE_AGES.freshMillis,
    isGone: () => false,
    loadsAtOnce: 32,
    busy: () => new Error("busy"),
    now: () => now,
  });
  for (let view = 0; view < VIEWS; view += AT_ONCE) {
    now = (view * MINUTE) / VIEWS;
    const loads: Promise<unknown>[] = [];
    const load = (): Promise<unknown> => {
      const loading = read();
      loads.push(loading);
      return loading;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => pages.read("market", load)));
    // The told clock stands still while REALM answers.
    await Promise.all(loads);
  }
  const value = (seen.calls * PER) / VIEWS;
  return {
    measure: `calls for ${PER} views of one page, ${VIEWS} in a minute, ${AT_ONCE} at a time`,
    unit: "calls",
    ours: { name: "countersign", value },
    peers: [{ name: "a call for each view", value: PER, ratio: value / PER }],
    aim: { words: "at most 1.3", met: value <= 1.3 },
  };
};

/** As many pages, all of them different, asked for at once and from cold: no cache can help. */
const crowd = async ({ seen, read }: Counting): Promise<Row> => {
  const given = await Promise.all(
    Array.from({ length: PAGES }, async () => {
      try {
        return (await read()).status === 200;
      } catch (error) {
        if (error instanceof UpstreamFailure && error.kind === "limited") return false;
        throw error;
      }
    }),
  );
  const each = PAGES - LIMIT;
  return {
    measure: `calls refused (429) of ${PAGES} different pages asked for at once, ${LIMIT} a minute allowed`,
    unit: "calls",
    ours: { name: "countersign", value: seen.refused },
    peers: [{ name: "a call for each page", value: each, ratio: seen.refused / each }],
    aim: { words: "none", met: seen.refused === 0 },
    note: `${given.filter(Boolean).length} pages were read within ${WITHIN / 1_000} s; the rest were told so without asking REALM.`,
  };
};

/** What REALM sees of a crowd: through the cache and its shared reads, and through the governor. */
export const benchmark: Benchmark = {
  about: "calls to REALM for a thousand views, and refusals that a crowd draws",
  run: async (progress) => {
    progress(`${VIEWS} views of a minute, then ${PAGES} pages at once`);
    const rows: Row[] = [];
    for (const [limit, measure] of [
      [1_000_000, views],
      [LIMIT, crowd],
    ] as const) {
      const server = await counting(limit);
      try {
        rows.push(await measure(server));
      } finally {
        await server.close();
      }
    }
    return rows;
  },
};
