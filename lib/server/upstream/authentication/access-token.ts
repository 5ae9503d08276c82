/** What an OAuth 2 token endpoint gave (RFC 6749, 5.1). */
export interface IssuedToken {
  readonly accessToken: string;
  /** Seconds from when it was asked for. */
  readonly expiresIn: number;
}

export interface AccessTokenOptions {
  /** Asks the token endpoint; the client's secret stays in there. */
  readonly issue: () => Promise<IssuedToken>;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/** Seeds D4, D6. */
const RENEWED_AHEAD_MILLISECONDS = 5 * 60 * 1000;
/** After a failed renewal, while the token still lives. */
const RENEWAL_REST_MILLISECONDS = 10_000;

interface Held {
  readonly accessToken: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/**
 * An access token that is renewed five minutes before it expires, once however many ask. One that
 * lives for less than ten minutes is renewed at half its life. Nobody waits for a renewal while the token
 * lives, and where one fails it goes on; a dead one never does.
 * @returns the way to get the token in force; it throws what `issue` throws
 */
export const accessToken = ({ issue, now }: AccessTokenOptions): (() => Promise<string>) => {
  let held: Held | undefined;
  let renewing: Promise<Held> | undefined;

  const renew = async (): Promise<Held> => {
    const asked = now();
    const { accessToken, expiresIn } = await issue();
    const life = expiresIn * 1_000;
    const ahead = Math.min(RENEWED_AHEAD_MILLISECONDS, life / 2);
    held = { accessToken, renewAt: asked + life - ahead, expiresAt: asked + life };
    return held;
  };

  const renewOnce = (): Promise<Held> => {
    const running = (renewing ??= renew().finally(() => {
      renewing = undefined;
    }));
    return running;
  };

  /** Whoever asks once the token is dead hears how it went. */
  const renewBehind = (before: Held): void => {
    if (renewing) return;
    void renewOnce().catch(() => {
      if (held === before) held = { ...before, renewAt: now() + RENEWAL_REST_MILLISECONDS };
    });
  };

  return async () => {
    const before = held;
    if (!before || now() >= before.expiresAt) return (await renewOnce()).accessToken;
    if (now() >= before.renewAt) renewBehind(before);
    return before.accessToken;
  };
};
