import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endpointAt } from "@/lib/server/chain/endpoint";
import { rpcCluster } from "@/lib/server/chain/cluster";
import { endpointStandings } from "@/lib/server/chain/standing";
import { verifiedEndpoint } from "@/lib/server/chain/verified-endpoint";
import { measure } from "./measure";
import { probesOf } from "./probes";
import { openTestWatch } from "./testing/watch";

const DEVNET = "EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG";

/** The hardest way to be down: each says a little late which cluster it is on, and then nothing more. */
const silent = createServer((request, response) => {
  request.setEncoding("utf8").on("data", (body: string) => {
    if (!body.includes("getGenesisHash")) return;
    setTimeout(() => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: DEVNET }));
    }, 200);
  });
});

let watch: Awaited<ReturnType<typeof openTestWatch>>;
let address: URL;
beforeAll(async () => {
  watch = await openTestWatch();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const bound = silent.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  address = new URL(`http://127.0.0.1:${bound.port}`);
}, 90_000);
afterAll(async () => {
  silent.closeAllConnections();
  silent.close();
  await watch.close();
});

test("endpoints that take a question and never answer it are down, and somebody is told", async () => {
  const endpoint = (name: string) =>
    verifiedEndpoint(endpointAt({ name, address }), {
      expected: "devnet",
      onWrong: () => undefined,
    });
  const cluster = rpcCluster([endpoint("one"), endpoint("two")]);
  const probes = probesOf({
    database: watch.database,
    purchases: () => Promise.resolve({ stuck: 0, disputed: 0 }),
    pingRealm: () => Promise.resolve(),
    endpoints: () => endpointStandings(cluster),
    skewSeconds: () => 0,
  });
  const measured = await measure(probes, watch.now(), watch.log);
  expect(measured).toMatchObject({ chainDown: 1, endpointsDown: 2 });
  for (let look = 0; look < 3; look += 1) await watch.looked(measured);
  expect(await watch.states()).toEqual({ "chain-down": "firing", "rpc-down": "pending" });
  expect(await watch.happened()).toEqual(["chain-down fired waiting"]);
}, 20_000);
