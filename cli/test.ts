import { findChromium } from "./checks/chromium";
import { closeWith, runLane } from "./checks/lane";
import { browserTests, build, lint, quickChecks, typegen, unitTests } from "./checks/steps";
import { add } from "./checks/tally";

const help = `npm test

Format, types, lint, dead code, import walls, unit and integration tests, the build, then the
browser tests against the built app and the sandbox. The last line counts them all.`;

const main = async (): Promise<void> => {
  if (process.argv.includes("--help")) {
    console.log(help);
    return;
  }
  const chromium = findChromium();
  const types = await runLane([typegen]);
  // Two cores, two lanes of about the same work: the build and the checks, the tests (which wait a
  // good part of their time) and the linter. The browser tests come alone, so that nothing is slow
  // but them.
  const building = runLane([build]);
  const [built, checked, tested] = await Promise.all([
    building,
    building.then(() => runLane(quickChecks)),
    runLane([unitTests, lint]),
  ]);
  const browsed = await runLane(built.failed > 0 ? [] : [browserTests(chromium)]);
  closeWith([types, built, checked, tested, browsed].reduce(add));
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : "The tests could not start.");
  closeWith({ passed: 0, failed: 1, skipped: 0 });
});
