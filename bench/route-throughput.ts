import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import autocannon from "autocannon";
import * as z from "zod";
import { freePort } from "@/cli/stack/ports";
import type { Benchmark, Contender, Row } from "./frame/benchmark";
import { quantile } from "./frame/quantile";
import { buildSite } from "./route-throughput/built-site";
import { answering } from "./upstream/answering";

/** Warm as a server is that has been in use for some minutes; rounds so long that one pause of the machine is no result. */
const plan = { rounds: 9, calls: 1_500, warm: 6_000, atOnce: 32, addresses: 64 };

/** What a call puts off, such as writing down that it was made, is done within a second or two. */
const PUT_OFF_MILLIS = 2_100;

const FIRST_PORT = 24_310;

const CONTENDERS = ["ours", "bare"] as const;
type Name = (typeof CONTENDERS)[number];

const body = JSON.stringify({ buyerWallet: "HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ" });

/** As a proxy would send them for so many people: one address would reach its limit. */
const requests = Array.from({ length: plan.addresses }, (_, index) => ({
  method: "POST" as const,
  headers: { "content-type": "application/json", "x-forwarded-for": `198.18.0.${index}` },
  body,
}));

/** Microseconds of processor time that the server has used. */
const spent = async (appUrl: string): Promise<number> => {
  const answer = await fetch(`${appUrl}/api/spent`, { method: "POST" });
  return z.number().parse(await answer.json());
};

/**
 * Calls for each second of the server's own processor time: what a core of its own would serve. Calls
 * by the clock would tell how busy the machine is with whoever asks. What was put off counts as well, for
 * the calls that put it off.
 * @throws where one was no success: a refusal is cheaper than what it refuses.
 */
const load = async (appUrl: string, name: Name, amount: number): Promise<number> => {
  const before = await spent(appUrl);
  const url = `${appUrl}/api/${name}`;
  const result = await autocannon({ url, connections: plan.atOnce, amount, timeout: 60, requests });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || result["2xx"] < amount) throw new Error(`${failed} requests failed at ${url}`);
  await new Promise((resolve) => setTimeout(resolve, PUT_OFF_MILLIS));
  return (amount * 1_000_000) / ((await spent(appUrl)) - before);
};

const environmentFor = (
  realmUrl: string,
  appUrl: string,
  dataDir: string,
): Record<string, string> => ({
  APP_ENV: "development",
  APP_URL: appUrl,
  DATA_DIR: dataDir,
  REALM_API_URL: `${realmUrl}/v1`,
  REALM_API_KEY: "rk_bench_key",
  REALM_API_SECRET: "rs_bench_secret_of_some_length",
  REALM_WEBHOOK_SECRETS: "whsec_bench_secret_of_some_length",
  REALM_TREASURY_WALLETS: "HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ",
  REALM_MAX_FEE_BPS: "250",
  SOLANA_CLUSTER: "localnet",
  SOLANA_RPC_URLS: realmUrl,
  NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  VAULT_MASTER_KEY: randomBytes(32).toString("base64"),
  TRUSTED_PROXY_HOPS: "1",
});

const rowOf = (rounds: Readonly<Record<Name, readonly number[]>>): Row => {
  const contender = (name: Name, label: string): Contender => ({
    name: label,
    value: quantile(rounds[name], 0.5),
    rounds: {
      min: quantile(rounds[name], 0),
      median: quantile(rounds[name], 0.5),
      max: quantile(rounds[name], 1),
    },
  });
  const ratio = quantile(
    rounds.ours.map((rate, round) => rate / (rounds.bare[round] ?? Number.NaN)),
    0.5,
  );
  return {
    measure: `signed calls through a route handler per core, ${plan.atOnce} at once`,
    unit: "1/s",
    ours: contender("ours", "countersign"),
    peers: [{ ...contender("bare", "bare Next handler"), ratio }],
    aim: { words: "at least 0.8 of the bare handler", met: ratio >= 0.8 },
    note: "More is better. Calls for each second of the server's processor time. Two routes of one server, built for this run: the bare one is undici with one HMAC; ours has everything of a route and of a REALM call (limits, schema, headers, log lines, metrics, vault), but neither a session nor a row, which the bare one has not either.",
  };
};

/** What a signed call through a route of ours costs, beside the least a handler of Next's could do. */
export const benchmark: Benchmark = {
  about: "signed calls through a route handler, beside a bare Next handler",
  run: async (progress) => {
    const data = await mkdtemp(path.join(tmpdir(), "countersign-bench-"));
    const realm = await answering();
    progress("building a site of two routes");
    const site = await buildSite();
    try {
      const port = await freePort(FIRST_PORT);
      const appUrl = `http://127.0.0.1:${port}`;
      const stop = await site.start(port, environmentFor(realm.url, appUrl, data));
      try {
        const rounds: Record<Name, number[]> = { ours: [], bare: [] };
        for (const name of CONTENDERS) await load(appUrl, name, plan.warm);
        progress(`${plan.rounds} rounds of ${plan.calls} calls each`);
        for (let round = 0; round < plan.rounds; round += 1)
          for (const name of round % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed())
            rounds[name].push(await load(appUrl, name, plan.calls));
        return [rowOf(rounds)];
      } finally {
        await stop();
      }
    } finally {
      realm.close();
      await site.remove();
      await rm(data, { recursive: true, force: true });
    }
  },
};
