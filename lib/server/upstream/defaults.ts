import { setTimeout as sleep } from "node:timers/promises";
import type { Clock, Limits } from "./types";

export const defaultLimits: Limits = {
  connectMillis: 3_000,
  headersMillis: 8_000,
  bodyMillis: 5_000,
  totalMillis: 15_000,
  answerBytes: 2_000_000,
  atOnce: 64,
  uploadsAtOnce: 16,
};

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (millis) => sleep(millis),
  random: () => Math.random(),
};
