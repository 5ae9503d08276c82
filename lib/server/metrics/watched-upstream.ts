import type { AttemptLine, Upstream } from "@/lib/server/upstream";

/** What is looked at of an upstream when somebody reads the metrics. */
export interface WatchedUpstream {
  readonly name: string;
  readonly upstream: Pick<Upstream, "breaker" | "waiting" | "rateLimits" | "clockSkew">;
  /** Names a rate limit without naming whose it is: a wallet or an id makes no label. */
  readonly groupLabel: (group: string) => string;
}

type State = ReturnType<Upstream["breaker"]>;

/** As the metric says it: the worse, the higher. */
const severity: Readonly<Record<State, number>> = { closed: 0, "half-open": 1, open: 2 };

interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The worst of those that share their labels: Next's bundles have an upstream of the same name each. */
const combined = (
  readings: readonly Reading[],
  combine: (left: number, right: number) => number,
): readonly Reading[] => {
  const known = new Map<string, Reading>();
  for (const { labels, value } of readings) {
    const key = JSON.stringify(labels);
    const before = known.get(key);
    known.set(key, { labels, value: before ? combine(before.value, value) : value });
  }
  return [...known.values()];
};

const larger = (left: number, right: number): number => Math.max(left, right);
const smaller = (left: number, right: number): number => Math.min(left, right);
const furtherOff = (left: number, right: number): number =>
  Math.abs(right) > Math.abs(left) ? right : left;

export const breakers = (watched: readonly WatchedUpstream[]): readonly Reading[] =>
  combined(
    watched.map(({ name, upstream }) => ({
      labels: { upstream: name },
      value: severity[upstream.breaker()],
    })),
    larger,
  );

export const waiting = (watched: readonly WatchedUpstream[]): readonly Reading[] =>
  combined(
    watched.map(({ name, upstream }) => ({
      labels: { upstream: name },
      value: upstream.waiting(),
    })),
    (left, right) => left + right,
  );

/** Share of each group's limit that is left, 0 to 1; of several owners, the one with the least. */
export const remaining = (watched: readonly WatchedUpstream[]): readonly Reading[] =>
  combined(
    watched.flatMap(({ name, upstream, groupLabel }) =>
      upstream.rateLimits().map((budget) => ({
        labels: { upstream: name, group: groupLabel(budget.group) },
        value: budget.remaining / budget.limit,
      })),
    ),
    smaller,
  );

/** Seconds by which upstream's clock is ahead of ours. */
export const skews = (watched: readonly WatchedUpstream[]): readonly Reading[] =>
  combined(
    watched.flatMap(({ name, upstream }) => {
      const skew = upstream.clockSkew();
      return skew === null ? [] : [{ labels: { upstream: name }, value: skew.millis / 1_000 }];
    }),
    furtherOff,
  );

/** Those that an operator is told apart: the credential, the signature, the rate limit. */
const TOLD_APART = new Set([401, 403, 404, 409, 429]);

/** A status as a label: few values, whatever upstream sends. */
export const statusLabel = (status: AttemptLine["status"]): string => {
  if (status === null) return "none";
  if (TOLD_APART.has(status)) return status.toString();
  return status >= 100 && status < 600 ? `${Math.floor(status / 100)}xx` : "other";
};
