import type { Check } from "./check";
import { keepBooks, type Say } from "./books";
import { arrange, killAtEachPoint, type PointResult } from "./each-point";
import type { CrashPoint } from "./points";
import { gatherRush, killAtRandom, type RandomPlan } from "./random-kills";
import type { Stage } from "./stage";
import { openStore, readStates } from "./store";

const asCheck = ({ point: { number, name, moment }, wrong }: PointResult): Check => ({
  name: `point ${number}: killed ${moment} ${name}`,
  wrong,
});

/** Kills the app once at each of the points. */
export const tryPoints = async (
  stage: Stage,
  points: readonly CrashPoint[],
  say: Say,
): Promise<readonly Check[]> => {
  const held = await arrange(stage, points);
  const people = held.map(({ order }) => order.person);
  const listings = held.map(({ listing }) => listing);
  const wanted = held
    .filter(({ order }) => order.patience === "stays")
    .map(({ order }) => order.listingId);
  // The embedded database can't be opened beside the app that may be starting again.
  const store = stage.databaseUrl === null ? null : await openStore(stage);
  const kills = async (): Promise<readonly Check[]> => {
    const read = store && ((ids: readonly string[]) => readStates(store.database, ids));
    return (await killAtEachPoint(stage, held, read)).map(asCheck);
  };
  try {
    return await keepBooks(stage, { people, listings, wanted }, kills, say);
  } finally {
    await store?.close();
  }
};

/** Kills the app and the sandbox at random while everybody buys. */
export const tryRandomKills = async (
  stage: Stage,
  plan: RandomPlan,
  say: Say,
): Promise<readonly Check[]> => {
  const rush = await gatherRush(stage, plan);
  const kills = async (): Promise<readonly Check[]> => {
    await killAtRandom(stage, rush, plan);
    const { purchases, appKills, sandboxKills } = plan;
    const name = `${purchases} purchases, ${appKills} kills of the app, ${sandboxKills} of the sandbox`;
    return [{ name, wrong: null }];
  };
  return keepBooks(stage, rush, kills, say);
};
