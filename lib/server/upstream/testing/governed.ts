import { RateGovernor, type Ticket } from "../governor";

export const GROUP = "platform marketplace";
export const NOW = 1_763_760_000_000;

/** The three headers by their names. */
export const named = (limit: number, remaining: number, resetAt: number) => ({
  "x-ratelimit-limit": limit.toString(),
  "x-ratelimit-remaining": remaining.toString(),
  "x-ratelimit-reset": Math.floor(resetAt / 1_000).toString(),
});

export const headers = (...said: Parameters<typeof named>) => {
  const all = new Map(Object.entries(named(...said)));
  return (name: string): string | null => all.get(name) ?? null;
};

interface Haste {
  readonly patience: number;
  readonly urgent: boolean;
}

/** An answer as it came, our clock and upstream's the same. */
export const answered = (header: (name: string) => string | null, status = 200, now = NOW) => ({
  status,
  header,
  now,
  ahead: 0,
});

/** One call's ticket and the milliseconds it has to wait. */
export const asking = (
  governor: RateGovernor,
  now = NOW,
  haste: Partial<Haste> = {},
  group = GROUP,
) => {
  const { patience = Infinity, urgent = false } = haste;
  const ticket = governor.ticket(group, urgent);
  return { ticket, wait: governor.admit(ticket, now, patience) ?? Infinity };
};

export const governed = () => {
  const near: number[] = [];
  const governor = new RateGovernor((_group, remaining) => near.push(remaining));
  /** A call that went at once, and is under way. */
  const sent = (now = NOW): Ticket => {
    const { ticket, wait } = asking(governor, now, { urgent: true });
    if (wait !== 0) throw new Error(`a call had to wait ${wait} ms`);
    return ticket;
  };
  const told = (limit: number, remaining: number, resetAt = NOW + 60_000, status = 200): void => {
    governor.learn(sent(), answered(headers(limit, remaining, resetAt), status));
  };
  /** Milliseconds a call has to wait. */
  const admit = (now = NOW, haste: Partial<Haste> = {}): number =>
    asking(governor, now, haste).wait;
  return { governor, near, sent, told, admit };
};
