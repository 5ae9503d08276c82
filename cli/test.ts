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

/** Crash suite and storm run what was built, and the quick checks look at it too. */
const testAndCheck = async (building: Promise<Tally>): Promise<Tally> => {
  const tested = await runLane([unitTests, lint]);
  const { failed } = await building;
  const onceBuilt = failed > 0 ? [] : [crashTests, stormTests, quickPentest];
  return add(tested, await runLane([...onceBuilt, ...quickChecks]));
};

const main = async (): Promise<void> => {
  if (process.argv.includes("--help")) {
    console.log(help);
    return;
  }
  const chromium = await findChromium();
  const [types] = await Promise.all([runLane([typegen]), findsPostgres()]);
  // Two cores, two lanes of about the same length. The browser tests wait for blocks, windows and
  // answers most of their time: what only computes goes on beside them.
  const building = runLane([build]);
  const [built, browsed, checked] = await Promise.all([
    building,
    building.then(({ failed }) => runLane(failed > 0 ? [] : [browserTests(chromium)])),
    testAndCheck(building),
  ]);
  closeWith([types, built, browsed, checked].reduce(add));
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : "The tests could not start.");
  closeWith({ passed: 0, failed: 1, skipped: 0 });
});
