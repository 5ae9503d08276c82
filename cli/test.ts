import { findChromium } from "./checks/chromium";
import { closeWith, runLane } from "./checks/lane";
import {
  browserTests,
  build,
  crashTests,
  lint,
  quickChecks,
  quickPentest,
  stormTests,
  typegen,
  unitTests,
  type Step,
} from "./checks/steps";
import { add, type Tally } from "./checks/tally";
import { havePostgres } from "./stack/postgres";

const help = `npm test

Format, types, secrets, lint, dead code, import walls, unit and integration tests, the build, then the
browser tests against the built app and the sandbox. The last line counts them all.`;

/** The tests that need one find it by themselves, and are counted as skipped where it is missing. */
const findsPostgres = async (): Promise<void> => {
  const missing = await havePostgres();
  if (missing) console.log(`skipped: ${missing.skipped}`);
};

/** Steps once the app is built, none where it could not be. */
const onceBuilt = async (building: Promise<Tally>, steps: readonly Step[]): Promise<Tally> => {
  const { failed } = await building;
  return runLane(failed > 0 ? [] : steps);
};

/** Crash suite, storm and penetration suite run what was built. */
const testBeside = async (building: Promise<Tally>): Promise<Tally> => {
  const tested = await runLane([unitTests]);
  return add(tested, await onceBuilt(building, [crashTests, stormTests, quickPentest]));
};

/** What only computes; the quick checks look at what was built too. */
const checkBeside = async (building: Promise<Tally>): Promise<Tally> => {
  const linted = await runLane([lint]);
  await building;
  return add(linted, await runLane(quickChecks));
};

const main = async (): Promise<void> => {
  if (process.argv.includes("--help")) {
    console.log(help);
    return;
  }
  const chromium = await findChromium();
  const [types] = await Promise.all([runLane([typegen]), findsPostgres()]);
  // The browser tests take longest, and wait for blocks, windows and answers most of their time. The
  // build they need and they themselves come first; the other lanes take what they leave of two cores.
  const building = runLane([build]);
  const lanes = await Promise.all([
    building,
    onceBuilt(building, [browserTests(chromium)]),
    testBeside(building),
    checkBeside(building),
  ]);
  closeWith(lanes.reduce(add, types));
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : "The tests could not start.");
  closeWith({ passed: 0, failed: 1, skipped: 0 });
});
