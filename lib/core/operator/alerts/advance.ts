import { isBreached, type AlertRule } from "./rules";
import type { AlertEventKind, AlertState } from "./states";

/** How a rule stands, as it is kept between two looks. */
export interface Standing {
  readonly state: AlertState;
  /** Since when it is in that state. */
  readonly since: Date;
  /** As last measured; null where that could not be. */
  readonly value: number | null;
  /** What was told of while it fires, less what is over by now. */
  readonly toldValue: number | null;
  /** Whether anybody outside knows that it fires. */
  readonly told: boolean;
  readonly acknowledgedAt: Date | null;
  /** Until then nobody outside is told. */
  readonly silencedUntil: Date | null;
}

export interface Advanced {
  readonly standing: Standing;
  /** What happened, where something did; `telling`: whether anybody outside should hear of it. */
  readonly event: { readonly kind: AlertEventKind; readonly telling: boolean } | null;
}

export const quietSince = (since: Date): Standing => ({
  state: "quiet",
  since,
  value: null,
  toldValue: null,
  told: false,
  acknowledgedAt: null,
  silencedUntil: null,
});

const isSilenced = ({ silencedUntil }: Standing, now: Date): boolean =>
  silencedUntil !== null && silencedUntil > now;

const resolve = (standing: Standing, value: number, now: Date): Advanced => {
  const quiet = { ...quietSince(now), value, silencedUntil: standing.silencedUntil };
  if (standing.state !== "firing") return { standing: quiet, event: null };
  // Who was not told that it fires has no use for hearing that it is over.
  const telling = standing.told && !isSilenced(standing, now);
  return { standing: quiet, event: { kind: "resolved", telling } };
};

const fire = (standing: Standing, value: number, now: Date): Advanced => {
  const telling = !isSilenced(standing, now);
  return {
    standing: { ...standing, state: "firing", since: now, value, toldValue: value, told: telling },
    event: { kind: "fired", telling },
  };
};

const goOn = (rule: AlertRule, standing: Standing, value: number, now: Date): Advanced => {
  const { told } = standing;
  const telling = !isSilenced(standing, now);
  // One that is over makes room: the next one is news, though there are no more than there once were.
  const toldValue = Math.min(value, standing.toldValue ?? 0);
  const isNews = rule.eachCounts && value > toldValue;
  const hasGrown = rule.eachCounts && value > (standing.value ?? toldValue);
  const still = {
    ...standing,
    ...{ value, toldValue },
    // What an operator has seen was the others, not this one.
    acknowledgedAt: hasGrown ? null : standing.acknowledgedAt,
  };
  // What a silence kept back stays untold, so that its end tells it.
  if (!telling)
    return { standing: still, event: hasGrown ? { kind: "worse", telling: false } : null };
  if (told && !isNews) return { standing: still, event: null };
  return {
    standing: { ...still, toldValue: value, told: true },
    event: { kind: told ? "worse" : "fired", telling: true },
  };
};

/**
 * What becomes of a rule at one look. What could not be measured changes nothing but the value: an
 * alert neither fires nor is over because nobody could look.
 */
export const advance = (
  rule: AlertRule,
  standing: Standing,
  value: number | null,
  now: Date,
): Advanced => {
  if (value === null) return { standing: { ...standing, value }, event: null };
  if (!isBreached(rule, value))
    return standing.state === "quiet"
      ? { standing: { ...standing, value }, event: null }
      : resolve(standing, value, now);
  if (standing.state === "firing") return goOn(rule, standing, value, now);
  // A clock that was ahead once must not keep a rule waiting until that time has come.
  const isPending = standing.state === "pending" && standing.since <= now;
  const pendingSince = isPending ? standing.since : now;
  if (now.getTime() - pendingSince.getTime() >= rule.holds) return fire(standing, value, now);
  return {
    standing: { ...standing, state: "pending", since: pendingSince, value },
    event: null,
  };
};
