import { performance } from "node:perf_hooks";
import { isDeepStrictEqual } from "node:util";
import { quantile } from "@/bench/frame/quantile";
import { buy } from "../crash/purchase";
import { openStage, type Stage } from "../crash/stage";
import { openStore } from "../crash/store";
import { bareInserts } from "./bare-insert";
import { readOutcome, type Outcome } from "./outcome";
import { planStorm, type StormPlan } from "./plan";
import { openSender, type Answer } from "./sender";

export interface StormOptions {
  readonly events: number;
  readonly instances: number;
  /** People who buy a listing each meanwhile; every second one never signs. */
  readonly buyers: number;
  /** A fresh database for each of the two runs; null for embedded ones. */
  readonly databaseUrl: () => Promise<string | null>;
  readonly portBase: number;
  /** Deliveries a second while the time of an answer is measured, and how many. */
  readonly steady: { readonly perSecond: number; readonly deliveries: number };
  readonly say: (doing: string) => void;
}

export interface StormReport {
  readonly deliveries: number;
  readonly kills: number;
  /** Final state of storm and ordered run are the same. */
  readonly sameEnd: boolean;
  readonly unfinished: number;
  readonly backwards: number;
  readonly forged: {
    readonly sent: number;
    readonly refused: number;
    /** Refusals the app's log tells of. */
    readonly counted: number;
    readonly stored: number;
  };
  /** Milliseconds of an answer at a steady rate. */
  readonly ack: { readonly p50: number; readonly p99: number; readonly perSecond: number };
  /** Genuine deliveries acknowledged a second, of a burst, while no instance is down. */
  readonly eventsPerSecond: number;
  readonly bareInsertsPerSecond: number;
}

const AT_ONCE = 32;
const LISTINGS = 24;
const SEED = 20_261_122;
const DRAIN_MILLIS = 180_000;
/** From one look at how far it is to the next; each look costs a restart. */
const LOOK_MILLIS = 2_500;
const REFUSED = "A webhook was refused";

interface Run {
  readonly stage: Stage;
  readonly listings: readonly string[];
  readonly plan: StormPlan;
  readonly purchases: Promise<unknown>;
}

/** A sandbox, the app, listings, and people who are buying some of them while events come. */
const prepare = async (options: StormOptions, from: number): Promise<Run> => {
  const databaseUrl = await options.databaseUrl();
  const stage = await openStage({
    instances: options.instances,
    databaseUrl,
    portBase: options.portBase,
  });
  const listings: string[] = [];
  for (let index = 0; index < LISTINGS; index += 1) listings.push((await stage.list()).listingId);
  const people = [];
  for (let index = 0; index < options.buyers; index += 1) people.push(await stage.arrive());
  let asked = 0;
  const app = (): string => stage.instances[(asked += 1) % options.instances]?.url ?? "";
  const purchases = Promise.all(
    people.map((person, index) =>
      buy(
        {
          person,
          listingId: listings[index] ?? "",
          patience: index % 2 === 0 ? "stays" : "leaves unsigned",
          names: new Set(),
        },
        app,
      ),
    ),
  );
  const plan = planStorm({ events: options.events, listings, seed: SEED, from });
  return { stage, listings, plan, purchases };
};

/** Reads how a run ended once nothing waits any more: the app is killed, looked into, started again. */
const settle = async ({ stage, listings, purchases }: Run): Promise<Outcome> => {
  await purchases;
  // No blockhash of before lives on: what nobody signed ends.
  await stage.control("POST", "/cluster/advance", { slots: 400 });
  const deadline = performance.now() + DRAIN_MILLIS;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
    await Promise.all(stage.instances.map((instance) => instance.kill()));
    const store = await openStore(stage);
    const outcome = await readOutcome(store.database, listings);
    await store.close();
    const states = Object.values(outcome.final.purchases).flat();
    const ended = states.every((state) => ["owned", "expired", "failed"].includes(state));
    const late = performance.now() > deadline;
    if ((outcome.unfinished === 0 && ended) || late) return outcome;
    await Promise.all(stage.instances.map((instance) => instance.start()));
  }
};

/** Kills instances in turn as the storm reaches each third, and keeps the time while all are up. */
const killing = (stage: Stage, total: number) => {
  const marks = [total / 3, (total * 2) / 3];
  const up: { from: number; to: number }[] = [];
  let from = performance.now();
  let answers = 0;
  let kills = 0;
  let restarting = Promise.resolve();
  const cut = async (): Promise<void> => {
    const instance = stage.instances[kills % stage.instances.length];
    kills += 1;
    up.push({ from, to: performance.now() });
    await instance?.kill();
    await instance?.start();
    from = performance.now();
  };
  return {
    answered: (): void => {
      answers += 1;
      if (answers < (marks[0] ?? Number.POSITIVE_INFINITY)) return;
      marks.shift();
      restarting = restarting.then(cut);
    },
    /** @returns genuine deliveries acknowledged a second while every instance was up */
    end: async (all: readonly Answer[]): Promise<{ perSecond: number; kills: number }> => {
      await restarting;
      const last = Math.max(...all.map(({ at }) => at));
      if (last > from) up.push({ from, to: last });
      const good = all.filter(({ status }) => status === 200);
      const within = good.filter(({ at }) => up.some((span) => at >= span.from && at <= span.to));
      const millis = up.reduce((sum, span) => sum + span.to - span.from, 0);
      return { perSecond: (within.length * 1_000) / millis, kills };
    },
  };
};

const storm = async (options: StormOptions, run: Run) => {
  const { stage, plan, listings } = run;
  const { webhookSecret } = stage.sandbox.platform;
  const urls = stage.instances.map(({ url }) => url);
  const { perSecond, deliveries } = options.steady;
  const calm = openSender(webhookSecret, urls);
  // Warm, as a server is that has run for a while; what comes again later is a duplicate like any.
  await calm.burst(plan.ordered.slice(0, 200), 8);
  options.say(`${deliveries} deliveries at ${perSecond} a second`);
  const steady = planStorm({ events: deliveries, listings, seed: SEED, from: Date.now() - 9e6 });
  const renamed = steady.ordered.map(({ body, ...rest }, index) => ({
    ...rest,
    body: body.replaceAll(`"storm_${index}"`, `"steady_${index}"`),
  }));
  const times = (await calm.steady(renamed, perSecond)).map(({ millis }) => millis);
  await calm.close();

  options.say(`${plan.stormy.length} deliveries in a burst, two kills`);
  const cuts = killing(stage, plan.stormy.length);
  const wild = openSender(webhookSecret, urls, cuts.answered);
  const answers = await wild.burst(plan.stormy, AT_ONCE);
  await wild.close();
  const { perSecond: eventsPerSecond, kills } = await cuts.end(answers);
  const ack = { p50: quantile(times, 0.5), p99: quantile(times, 0.99), perSecond };
  return { answers, eventsPerSecond, kills, ack };
};

const withoutSteady = ({ final }: Outcome): Outcome["final"] => ({
  purchases: final.purchases,
  subjects: Object.fromEntries(
    Object.entries(final.subjects).map(([subject, { events, newest }]) => [
      subject,
      { events: events.filter((id) => !id.startsWith("steady_")), newest },
    ]),
  ),
});

/** Opens a stage, runs, and takes it away whatever happened. */
const onStage = async <Result>(
  options: StormOptions,
  from: number,
  work: (run: Run) => Promise<Result>,
): Promise<Result> => {
  const run = await prepare(options, from);
  try {
    return await work(run);
  } finally {
    await run.stage.close();
  }
};

/** Both runs, storm and order, and how they compare. @throws Error where something could not be run */
export const runStorm = async (options: StormOptions): Promise<StormReport> => {
  const from = Date.now() - 3_600_000;
  options.say("starting a sandbox and the app");
  const wild = await onStage(options, from, async (run) => {
    const { answers, ...figures } = await storm(options, run);
    options.say("waiting until everything is applied");
    const outcome = await settle(run);
    options.say("inserting the same rows bare");
    const store = await openStore(run.stage);
    const bareInsertsPerSecond = await bareInserts(store.database, run.plan.ordered, AT_ONCE);
    await store.close();
    const counted = run.stage.output.join("").split(REFUSED).length - 1;
    return { answers, outcome, counted, figures: { ...figures, bareInsertsPerSecond } };
  });
  options.say("the same events once, in order");
  const expected = await onStage(options, from, async (run) => {
    const urls = run.stage.instances.map(({ url }) => url);
    const sender = openSender(run.stage.sandbox.platform.webhookSecret, urls);
    await sender.burst(run.plan.ordered, 1);
    await sender.close();
    return settle(run);
  });
  const { answers, outcome, counted, figures } = wild;
  const forged = answers.filter(({ delivery }) => delivery.forged);
  const ids = Object.values(outcome.final.subjects).flatMap(({ events }) => events);
  return {
    deliveries: answers.length,
    sameEnd: isDeepStrictEqual(withoutSteady(outcome), expected.final),
    unfinished: outcome.unfinished + expected.unfinished,
    backwards: outcome.backwards,
    forged: {
      sent: forged.length,
      refused: forged.filter(({ status }) => status === 401).length,
      counted,
      stored: ids.filter((id) => id.startsWith("forged_")).length,
    },
    ...figures,
  };
};
