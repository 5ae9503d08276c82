import { buy, type Order, type Patience } from "./purchase";
import type { Person } from "./person";
import type { Listing, Stage } from "./stage";

export interface RandomPlan {
  readonly purchases: number;
  readonly appKills: number;
  readonly sandboxKills: number;
  readonly chance: () => number;
}

/** Every fifth listing has two buyers, of whom one can get it. */
const CONTESTED_EVERY = 5;
/** Of the others, this share leaves before or right after signing. */
const LEAVING = 0.2;
/** Longest time between two kills, from the moment the last victim serves again. */
const LONGEST_PAUSE_MILLIS = 2_000;
const ARRIVING_AT_ONCE = 8;

export interface Rush {
  readonly people: readonly Person[];
  readonly listings: readonly Listing[];
  /** Listings that somebody will go on buying to the end. */
  readonly wanted: readonly string[];
  readonly orders: readonly Order[];
}

const inTurns = async (count: number, work: (index: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: ARRIVING_AT_ONCE }, worker));
};

const patienceOf = (chance: () => number): Patience => {
  const drawn = chance();
  if (drawn > LEAVING) return "comes back";
  return drawn > LEAVING / 2 ? "leaves unsigned" : "leaves after signing once";
};

/** Lets everybody arrive, and decides who wants what and how long they stay. */
export const gatherRush = async (
  stage: Stage,
  { purchases, chance }: Pick<RandomPlan, "purchases" | "chance">,
): Promise<Rush> => {
  const people: Person[] = [];
  const listings: Listing[] = [];
  const wanted: string[] = [];
  const orders: Order[] = [];
  await inTurns(purchases, async (index) => {
    const person = await stage.arrive();
    people.push(person);
    const contested = index % CONTESTED_EVERY === 1;
    const last = listings.at(-1);
    const listing = contested && last ? last : await stage.list();
    if (listing !== last) listings.push(listing);
    const patience = patienceOf(chance);
    const { listingId } = listing;
    if (patience === "comes back") wanted.push(listingId);
    orders.push({ person, listingId, patience, names: new Set() });
  });
  return { people, listings, wanted, orders };
};

const pause = (millis: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, millis);
  });

/**
 * Everybody buys at once, and meanwhile instances of the app and the sandbox are killed at random
 * times, one at a time, and started again.
 * @returns when everybody has done what was theirs to do and everything runs
 */
export const killAtRandom = async (
  stage: Stage,
  { orders }: Rush,
  { appKills, sandboxKills, chance }: RandomPlan,
): Promise<void> => {
  const buying = Promise.all(
    orders.map((order, index) => {
      let turn = index;
      return buy(order, () => stage.instances[(turn += 1) % stage.instances.length]?.url ?? "");
    }),
  );
  // Heard now, so that it is not unheard while the kills go on.
  buying.catch(() => undefined);
  const kills: ("app" | "sandbox")[] = [
    ...Array.from({ length: appKills }, () => "app" as const),
    ...Array.from({ length: sandboxKills }, () => "sandbox" as const),
  ];
  while (kills.length > 0) {
    await pause(chance() * LONGEST_PAUSE_MILLIS);
    const [victim] = kills.splice(Math.floor(chance() * kills.length), 1);
    if (victim === "sandbox") await stage.cutSandbox();
    else {
      const instance = stage.instances[Math.floor(chance() * stage.instances.length)];
      await instance?.kill();
      await instance?.start();
    }
  }
  await buying;
};
