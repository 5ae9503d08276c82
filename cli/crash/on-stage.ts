import type { Check } from "./check";
import { openStage, type Stage, type StageOptions } from "./stage";
import type { Say } from "./books";

const SHOWN_LINES = 60;

/** What the app had to warn of, the last of it. */
const warnings = (output: readonly string[]): string =>
  output
    .join("")
    .split("\n")
    .filter((line) => !/"level":"(?:info|debug)"/u.test(line))
    .slice(-SHOWN_LINES)
    .join("\n");

const complaint = (error: unknown): string =>
  error instanceof Error ? error.message : "it could not be tried";

/** Runs a trial on a stage of its own and says how it went, with what the app warned of where badly. */
export const onStage = async (
  name: string,
  options: StageOptions,
  trial: (stage: Stage) => Promise<readonly Check[]>,
  say: Say,
): Promise<readonly Check[]> => {
  say(`\n${name}`);
  const stage = await openStage(options);
  try {
    const checks = await trial(stage).catch((error: unknown): Check[] => [
      { name, wrong: complaint(error) },
    ]);
    for (const { name: check, wrong } of checks)
      say(wrong === null ? `✓ ${check}` : `✗ ${check}\n${wrong}`);
    if (checks.some(({ wrong }) => wrong !== null)) say(warnings(stage.output));
    return checks;
  } finally {
    await stage.close();
  }
};
