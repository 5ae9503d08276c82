import type { PurchaseState } from "@/lib/core/purchase";
import { buy, type Order } from "./purchase";
import { acts, type Act } from "./happenings";
import type { CrashPoint } from "./points";
import { scenes } from "./scenes";
import type { Listing, Stage } from "./stage";

/** A purchase that is to be kept at a point. */
export interface Held {
  readonly point: CrashPoint;
  readonly order: Order;
  readonly listing: Listing;
  /** Resolves with the instance that is kept there. */
  readonly reached: Promise<number>;
}

const REACHED_WITHIN_MILLIS = 45_000;
/** Slots after which a confirmed payment is final, and a few more. */
const FINALITY_SLOTS = 40;

/** Resolves for all who wait when the last of them does. */
const gathering = (size: number): (() => Promise<void>) => {
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let there = 0;
  return () => {
    there += 1;
    if (there >= size) open();
    return all;
  };
};

const within = async <T>(work: Promise<T>, complaint: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(complaint));
    }, REACHED_WITHIN_MILLIS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** One person and one listing for each point, and a hold for each. Nobody has bought yet. */
export const arrange = (stage: Stage, points: readonly CrashPoint[]): Promise<Held[]> => {
  const signs = ({ act, patience }: CrashPoint): boolean =>
    act === "signing" && patience === "stays";
  const sign = gathering(points.filter(signs).length);
  return Promise.all(
    points.map(async (point) => {
      const person = await stage.arrive();
      const listing = await stage.list();
      const { listingId } = listing;
      const names = new Set([listingId]);
      const order: Order = {
        person,
        listingId,
        names,
        patience: point.patience,
        ...(signs(point) ? { beforeSending: sign } : {}),
      };
      return { point, order, listing, reached: stage.holds.arm(point, names) };
    }),
  );
};

/** The state of each listing's purchase in the store at this moment; null where there is none. */
export type ReadStates = (
  listings: readonly string[],
) => Promise<ReadonlyMap<string, PurchaseState>>;

export interface PointResult {
  readonly point: CrashPoint;
  /** What is wrong; null where the store stood as the point says. */
  readonly wrong: string | null;
}

const judge = ({ point, order }: Held, states: ReadonlyMap<string, PurchaseState>): PointResult => {
  const found = states.get(order.listingId) ?? null;
  const wrong =
    found === point.stored
      ? null
      : `the store held ${found ?? "nothing"}, not ${point.stored ?? "nothing"}`;
  return { point, wrong };
};

/** Starts an act's purchases. Those who sign are all at one instance: the others take over from it. */
const startAct = (stage: Stage, act: Act, held: readonly Held[]): Promise<void>[] =>
  held.map(({ order }, index) => {
    let turn = act === "signing" ? 0 : index;
    return buy(order, () => stage.instances[(turn += 1) % stage.instances.length]?.url ?? "");
  });

const complaint = (held: readonly Held[]): string =>
  `not all of the points ${held.map(({ point }) => point.number).join(", ")} were reached`;

/** @returns the instances that are kept somewhere, when every purchase of the act is at its point */
const untilReached = async (stage: Stage, held: readonly Held[]): Promise<ReadonlySet<number>> => {
  const reached = (some: readonly Held[]): Promise<number[]> =>
    within(Promise.all(some.map((one) => one.reached)), complaint(some));
  const last = held.filter(({ point }) => point.needsFinality);
  await reached(held.filter(({ point }) => !point.needsFinality));
  // Only final payments are owned, and time passes quicker where it is told to.
  if (last.length > 0) await stage.control("POST", "/cluster/advance", { slots: FINALITY_SLOTS });
  return new Set(await reached(held));
};

/**
 * Kills the app at each of the points, those of one act with one kill: every purchase of the act is
 * kept at a point of its own, then each instance that is kept somewhere ends, the store is read, and
 * what was killed starts again. Where several instances stand, those not killed go on meanwhile.
 * @param readStates null where the store can't be read from outside
 * @returns when every person has done what was theirs to do
 */
export const killAtEachPoint = async (
  stage: Stage,
  arranged: readonly Held[],
  readStates: ReadStates | null,
): Promise<readonly PointResult[]> => {
  const results: PointResult[] = [];
  const buying: Promise<void>[] = [];
  for (const act of acts) {
    const held = arranged.filter(({ point }) => point.act === act);
    if (held.length === 0) continue;
    const scene = scenes[act];
    await scene?.set?.(stage);
    const started = startAct(stage, act, held);
    buying.push(...started);
    if (scene?.left) {
      await Promise.all(started);
      await scene.left(stage);
    }
    const kept = await untilReached(stage, held);
    const victims = stage.instances.filter((_instance, number) => kept.has(number));
    await Promise.all(victims.map((victim) => victim.kill()));
    await scene?.strike?.(stage);
    const states = await readStates?.(held.map(({ order }) => order.listingId));
    for (const { point } of held) stage.holds.release(point);
    await Promise.all(victims.map((victim) => victim.start()));
    results.push(
      ...held.map((one) => (states ? judge(one, states) : { point: one.point, wrong: null })),
    );
  }
  await Promise.all(buying);
  return results;
};
