import { findChromium } from "./checks/chromium";
import { closeWith, runLane } from "./checks/lane";
import {
  browserTests,
  build,
  crashTests,
  quickPentest,
  shortChecks,
  typegen,
  typesAndLint,
  unitTests,
  type Step,
} from "./checks/steps";
import { add, nothing, type Tally } from "./checks/tally";
import { havePostgres } from "./stack/postgres";

const help = `npm test

Format, types, secrets, lint, dead code, import walls, unit and integration tests, the build, then the
browser tests against the built app and the sandbox. The last line counts them all.`;

/**
 * A Chromium, and a Postgres for the tests that look for one and are counted as skipped without. One
 * after the other: the distribution's package manager serves one at a time.
 * @returns where the Chromium is; null where none could be had, which is said
 */
const equip = async (): Promise<string | null> => {
  const chromium = await findChromium().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : "No Chromium could be installed.");
    return null;
  });
  const missing = await havePostgres();
  if (missing) console.log(`skipped: ${missing.skipped}`);
  return chromium;
};

/** Steps once the app is built, none where it could not be. */
const onceBuilt = async (building: Promise<Tally>, steps: readonly Step[]): Promise<Tally> => {
  const { failed } = await building;
  return runLane(failed > 0 ? [] : steps);
};

/** The tests people would miss most are not passed over: without a browser they count as failed. */
const testInBrowser = async (
  equipping: Promise<string | null>,
  building: Promise<Tally>,
): Promise<Tally> => {
  const chromium = await equipping;
  return chromium === null
    ? { ...nothing, failed: 1 }
    : onceBuilt(building, [browserTests(chromium)]);
};

/** Crash suite and penetration suite run what was built. */
const testBeside = async (
  equipping: Promise<unknown>,
  building: Promise<Tally>,
): Promise<Tally> => {
  await equipping;
  const tested = await runLane([unitTests]);
  return add(tested, await onceBuilt(building, [crashTests, quickPentest]));
};

/** The longest of what only computes. It reads what a build writes. */
const checkBeside = async (building: Promise<Tally>): Promise<Tally> => {
  await building;
  return runLane([typesAndLint]);
};

/** The rest of a build's readers goes to whichever lane is through, so that none ends alone with all. */
const thenShare = async (
  lane: Promise<Tally>,
  building: Promise<Tally>,
  steps: Iterable<Step>,
): Promise<Tally> => {
  const own = await lane;
  await building;
  return add(own, await runLane(steps));
};

const main = async (): Promise<void> => {
  if (process.argv.includes("--help")) {
    console.log(help);
    return;
  }
  // What is missing is fetched while the build computes.
  const equipping = equip();
  const types = await runLane([typegen]);
  // The browser tests take longest, and wait for blocks, windows and answers most of their time. The
  // build they need and they themselves come first; the other lanes take what they leave of two cores.
  const building = runLane([build]);
  const rest = shortChecks.values();
  const lanes = [
    testInBrowser(equipping, building),
    testBeside(equipping, building),
    checkBeside(building),
  ].map((lane) => thenShare(lane, building, rest));
  const tallies = await Promise.all([building, ...lanes]);
  closeWith(tallies.reduce(add, types));
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : "The tests could not start.");
  closeWith({ passed: 0, failed: 1, skipped: 0 });
});
