import { createRealmClient } from "@/lib/server/realm";
import { createUpstream, type UpstreamAnswer, type UpstreamCall } from "@/lib/server/upstream";
import type { Authentication, UpstreamOptions } from "@/lib/server/upstream/types";
import type { Probe, Visit } from "../probe/probe";
import { broken, looks, unmeasured, without, type Pair } from "./pair";

/** A way of calling that changes each call before it goes, or its answer before it is read. */
const calling = (
  before: (call: UpstreamCall) => UpstreamCall,
  after: (answer: UpstreamAnswer) => UpstreamAnswer = (answer) => answer,
): Pair["take"] =>
  broken({
    createUpstream: (options) => {
      const upstream = createUpstream(options);
      return { ...upstream, call: async (call) => after(await upstream.call(before(call))) };
    },
  });

const optioned = (change: (options: UpstreamOptions) => UpstreamOptions): Pair["take"] =>
  broken({ createUpstream: (options) => createUpstream(change(options)) });

const visiting =
  (change: Partial<Visit>): Pair["take"] =>
  (probe) => ({
    ...probe,
    visitRealm: async () => ({ ...(await probe.visitRealm()), ...change }),
  });

const unauthenticated = (): Authentication => ({ headers: [], credential: null });

/** Signs once and uses that for every attempt. */
const signedOnce = (call: UpstreamCall): UpstreamCall => {
  const { authenticate } = call;
  if (!authenticate) return call;
  let made: ReturnType<typeof authenticate> | undefined;
  return { ...call, authenticate: (attempt) => (made ??= authenticate(attempt)) };
};

const signedOver =
  (change: "body" | "time") =>
  (call: UpstreamCall): UpstreamCall => {
    const { authenticate } = call;
    if (!authenticate) return call;
    return {
      ...call,
      authenticate: (attempt) =>
        authenticate({
          ...attempt,
          ...(change === "body" ? { body: new Uint8Array() } : { now: Date.now() }),
        }),
    };
  };

const skewed = (seconds: number): Pair["take"] =>
  visiting({ skew: { millis: seconds * 1_000, measuredAt: 0 } });

/** How connections end that could be right; those that can't be end as they do. */
const shaking =
  (handshake: Probe["handshake"]): Pair["take"] =>
  (probe) => ({
    ...probe,
    handshake: (url, pins) => (pins.length === 0 ? handshake : probe.handshake)(url, pins),
  });

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

const believing = broken({
  createRealmClient: (upstream, access) => ({
    ...createRealmClient(upstream, access),
    getProfile: async (within) => {
      const call = { operation: "getProfile", method: "GET", path: "/user/profile" } as const;
      await upstream.call(within === undefined ? call : { ...call, within }).catch(() => undefined);
      return {
        ...{ userId: "u", username: "u", email: "e", createdAt: "c" },
        apiUsage: { quotaLimit: 1, quotaUsed: 0, resetDate: "r" },
      };
    },
  }),
});

export const upstreamPairs = {
  "signed-calls": [
    without(
      "the key on a read",
      calling((call) => ({ ...call, authenticate: unauthenticated })),
    ),
    without("the body in the signature", calling(signedOver("body"))),
  ],
  "refusals-told-apart": [
    without(
      "the difference between 401 and 403",
      calling(
        (call) => call,
        (answer) => ({ ...answer, status: 401 }),
      ),
    ),
  ],
  "clock-skew": [
    looks("a clock within half a minute", skewed(31)),
    without("a clock within five minutes", skewed(-301)),
    without("REALM's Date", visiting({ skew: null })),
    without("the correction of the timestamp", calling(signedOver("time"))),
  ],
  "signed-anew": [
    without("the new signature of each attempt", calling(signedOnce)),
    without(
      "the idempotency key",
      calling((call) => ({ ...call, idempotencyKey: crypto.randomUUID() })),
    ),
  ],
  "transport-security": [
    without(
      "the refusal of plain HTTP",
      optioned((options) =>
        options.address.hostname === "realm.example"
          ? { ...options, address: new URL("https://realm.example/v1") }
          : options,
      ),
    ),
    without(
      "a TLS of today",
      shaking(() => Promise.resolve({ protocol: "TLSv1.1", validUntil: inDays(60) })),
    ),
    without(
      "a certificate that is trusted",
      shaking(() => Promise.reject(new Error("self-signed"))),
    ),
    without("a certificate that is trusted, of an RPC endpoint", (probe) => ({
      ...probe,
      handshake: (url, pins) =>
        url.host === "rpc.one.example"
          ? Promise.reject(new Error("self-signed"))
          : probe.handshake(url, pins),
    })),
    without("the look at certificates and keys", (probe) => ({
      ...probe,
      handshake: (url) => probe.handshake(url, []),
    })),
    looks(
      "a certificate with weeks left",
      shaking(() => Promise.resolve({ protocol: "TLSv1.3", validUntil: inDays(6) })),
    ),
    looks("TLS to an RPC endpoint", (probe) => ({
      ...probe,
      env: {
        ...probe.env,
        solana: { ...probe.env.solana, rpcUrls: [new URL("http://127.0.0.1:8899")] },
      },
    })),
  ],
  "answers-checked": [without("the reading of answers by their contract", believing)],
  retries: [
    without(
      "the retries",
      calling((call) => ({ ...call, retries: 0 })),
    ),
    without(
      "the care for mutations",
      calling((call) => ({ ...call, readOnly: true })),
    ),
    without(
      "the caller's deadline",
      calling((call) => ({ ...call, within: 120_000 })),
    ),
    without(
      "the pause that was asked for",
      optioned((options) => {
        const { clock } = options;
        return clock ? { ...options, clock: { ...clock, sleep: () => clock.sleep(1) } } : options;
      }),
    ),
  ],
  "rate-governor": [
    without(
      "the word that little is left",
      optioned((options) => ({ ...options, nearLimit: () => undefined })),
    ),
    without(
      "the slowing down",
      optioned((options) => {
        const { clock } = options;
        return clock
          ? { ...options, clock: { ...clock, sleep: () => Promise.resolve() } }
          : options;
      }),
    ),
    looks("REALM's word on its limits", visiting({ limits: [] })),
    looks(
      "a tenth of a limit",
      visiting({
        limits: [{ group: "g", limit: 100, remaining: 9, resetAt: Date.now() + 60_000 }],
      }),
    ),
  ],
  "time-limits": [
    unmeasured(
      "the time limits",
      optioned((options) => ({ ...options, limits: {} })),
    ),
    without(
      "the circuit breaker",
      broken({
        createUpstream: (options) => ({
          ...createUpstream(options),
          call: async (call) => {
            const forgetful = createUpstream(options);
            return forgetful.call(call).finally(() => forgetful.close());
          },
        }),
      }),
    ),
    looks("a REALM that is well", visiting({ breaker: "open" })),
  ],
  "guarded-fetch": [
    without(
      "the guard",
      broken({
        fetchOutside: () =>
          Promise.resolve({
            ...{ status: 200, header: () => null, type: "text/plain" },
            body: (async function* () {
              await Promise.resolve();
              yield new Uint8Array();
            })(),
          }),
      }),
    ),
  ],
} as const;
