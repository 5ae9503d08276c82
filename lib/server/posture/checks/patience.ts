import { attention, count, holds, pass, type Measure } from "../check";
import { endOf, PROFILE, withMirror } from "../mirror";

const read = { operation: "rehearse", method: "GET", path: "/things" } as const;
const write = { operation: "rehearse", method: "POST", path: "/things", json: "{}" } as const;
const ill = () => ({ status: 503 }) as const;

const retries: Measure = async ({ parts }) => {
  const attempts = await withMirror(parts, { answer: ill }, async ({ upstream, seen, pauses }) => {
    await upstream.call({ ...read, within: 60_000 });
    const grows = pauses.every((pause, index) => index === 0 || pause > (pauses[index - 1] ?? 0));
    return { made: seen.length, grows };
  });
  const bare = await withMirror(parts, { answer: ill }, async ({ upstream, seen }) => {
    await upstream.call(write);
    return seen.length;
  });
  const hasty = await withMirror(parts, { answer: ill }, async ({ upstream, pauses }) => {
    await upstream.call({ ...read, within: 900 });
    return pauses.reduce((sum, pause) => sum + pause, 0);
  });
  const asked = await withMirror(
    parts,
    {
      answer: (_, number) =>
        number === 1 ? { status: 429, headers: { "retry-after": "3" } } : { status: 200 },
    },
    async ({ upstream, pauses }) => {
      await upstream.call(read);
      return pauses[0] ?? 0;
    },
  );
  return [
    holds(
      attempts.made === 6 && attempts.grows,
      "A read was tried six times, each pause longer than the one before.",
      `A read was tried ${count(attempts.made, "time")} instead of six, with growing pauses.`,
    ),
    holds(
      bare === 1,
      "A mutation without an idempotency key was sent once.",
      "A mutation without an idempotency key was repeated.",
    ),
    holds(
      hasty < 900,
      "None was made past the caller's deadline.",
      "One was made past the caller's deadline.",
    ),
    holds(
      asked >= 3_000,
      `Retry-After of 3 s was obeyed: ${asked} ms.`,
      `Retry-After of 3 s was not obeyed: ${asked} ms.`,
    ),
  ];
};

const NEAR_SHARE = 0.1;

const rateGovernor: Measure = async ({ parts, visitRealm, now }) => {
  const { limits } = await visitRealm();
  const reset = Math.ceil(now().getTime() / 1_000) + 30;
  const told = {
    "x-ratelimit-limit": "100",
    "x-ratelimit-remaining": "5",
    "x-ratelimit-reset": String(reset),
  };
  const slowed = await withMirror(
    parts,
    { answer: () => ({ status: 200, headers: told, body: PROFILE }) },
    async ({ client, near, pauses }) => {
      await endOf(client.getProfile(60_000));
      await endOf(client.getProfile(60_000));
      return { near: near.length, waited: pauses.length };
    },
  );
  const low = limits.filter(
    ({ limit, remaining, resetAt }) => resetAt > now().getTime() && remaining < limit * NEAR_SHARE,
  );
  const words = limits.map(({ group, limit, remaining }) => `${group} ${remaining} of ${limit}`);
  return [
    limits.length === 0
      ? attention("REALM said nothing of its rate limits, so there is nothing to slow down by.")
      : pass(`Left by REALM's headers: ${words.join(", ")}.`),
    ...low.map(({ group }) => attention(`Less than a tenth is left of ${group}.`)),
    holds(
      slowed.near === 1 && slowed.waited > 0,
      "With 5 of 100 left a stand-in's next call waited, and somebody was told.",
      "With 5 of 100 left a stand-in's next call did not wait, or nobody was told.",
    ),
  ];
};

const FAILURES = 10;

const timeLimits: Measure = async ({ parts, visitRealm }) => {
  const once = { ...read, retries: 0 };
  const silent = await withMirror(
    parts,
    { answer: () => "silence", limits: { headersMillis: 200, totalMillis: 400 } },
    async ({ upstream }) => {
      const started = performance.now();
      const end = await endOf(upstream.call(once));
      return { end, millis: Math.round(performance.now() - started) };
    },
  );
  const rested = await withMirror(parts, { answer: ill }, async ({ upstream, seen }) => {
    for (let call = 0; call < FAILURES; call += 1) await endOf(upstream.call(once));
    const end = await endOf(upstream.call(once));
    return { end, asked: seen.length };
  });
  const { breaker } = await visitRealm();
  return [
    holds(
      // "late": so little time says nothing of an upstream's health.
      silent.end === "timeout" || silent.end === "late",
      `A stand-in that never answers was given up after ${silent.millis} ms; it had 400.`,
      "A stand-in that never answers was not given up in time.",
    ),
    holds(
      rested.end === "broken" && rested.asked === FAILURES,
      `After ${FAILURES} failures it was left alone.`,
      `After ${FAILURES} failures it was asked again.`,
    ),
    breaker === "closed"
      ? pass("REALM's own breaker is closed.")
      : attention(`REALM's own breaker is ${breaker}.`),
  ];
};

export const patienceChecks = {
  retries,
  "rate-governor": rateGovernor,
  "time-limits": timeLimits,
} as const satisfies Readonly<Record<string, Measure>>;
