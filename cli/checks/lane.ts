import type { Step } from "./steps";
import { add, nothing, type Tally } from "./tally";

/**
 * Runs the steps one after another, says a line for each, and shows the words of those that failed.
 * @param steps an iterator that several lanes are given is shared: each takes the next there is
 */
export const runLane = async (steps: Iterable<Step>): Promise<Tally> => {
  let total = nothing;
  for (const step of steps) {
    const start = Date.now();
    const { tally, output } = await step.run();
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const failed = tally.failed > 0;
    console.log(
      `${failed ? "✗" : "✓"} ${step.name}: ${tally.passed} passed, ${tally.failed} failed` +
        `${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ""} (${seconds} s)`,
    );
    if (failed) console.log(output.trimEnd().split("\n").slice(-400).join("\n"));
    total = add(total, tally);
  }
  return total;
};

/** The line everything else may rely on, alone on its line, and the exit status that goes with it. */
export const closeWith = ({ passed, failed, skipped }: Tally): never => {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exit(failed > 0 ? 1 : 0);
};
