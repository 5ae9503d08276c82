import { parseArgs } from "node:util";
import { definitions } from "./corpus/definitions";
import { readSide, sides, writeSide, type Side } from "./corpus/directory";
import { recordCase } from "./corpus/file";
import { corpusFigures, coverageFigure, bothWaysFigure, type Figure } from "./corpus/figures";

const help = `npm run corpus [-- --record | --check]

Judges the recorded transactions and prints how many end as they must.

  --record  records them anew from their definitions
  --check   says which files recording would change
  --help    this text`;

const recordSide = async (side: Side): Promise<ReadonlyMap<string, string>> => {
  const files = new Map<string, string>();
  for (const [name, definition] of Object.entries(definitions[side])) {
    try {
      files.set(name, await recordCase(name, definition));
    } catch (error) {
      throw new Error(`${side}/${name} can't be recorded`, { cause: error });
    }
  }
  return files;
};

/** Files that no definition makes: added by hand, or left behind by a renamed definition. */
const printOthers = async (side: Side): Promise<void> => {
  for (const name of (await readSide(side)).keys()) {
    if (!Object.hasOwn(definitions[side], name)) console.log(`${side}/${name} was added by hand`);
  }
};

const record = async (): Promise<number> => {
  for (const side of sides) {
    const files = await recordSide(side);
    await writeSide(side, files);
    console.log(`${side}: ${files.size} recorded`);
    await printOthers(side);
  }
  return 0;
};

/** Whether recording again would give the files that are there. */
const check = async (): Promise<number> => {
  const stale: string[] = [];
  for (const side of sides) {
    const old = await readSide(side);
    for (const [name, text] of await recordSide(side)) {
      if (text !== old.get(name)) stale.push(`${side}/${name}`);
    }
    await printOthers(side);
  }
  for (const name of stale) console.log(`${name} is not what recording it gives`);
  console.log(stale.length === 0 ? "Recording again changes nothing." : `${stale.length} differ.`);
  return stale.length === 0 ? 0 : 1;
};

const print = ({ name, good, all, wrong }: Figure): void => {
  console.log(`${name.padEnd(32)}${String(good).padStart(4)} / ${all}`);
  for (const line of wrong) console.log(`  ${line}`);
};

const run = async (): Promise<number> => {
  const hostile = await corpusFigures("hostile");
  const legitimate = await corpusFigures("legitimate");
  const figures = [
    hostile.verdicts,
    legitimate.verdicts,
    hostile.expectations,
    legitimate.expectations,
    await bothWaysFigure(hostile, legitimate),
    coverageFigure(new Set([...hostile.tripped, ...legitimate.tripped])),
  ];
  figures.forEach(print);
  return figures.every(({ good, all }) => good === all && all > 0) ? 0 : 1;
};

const { values } = parseArgs({
  options: {
    record: { type: "boolean" },
    check: { type: "boolean" },
    help: { type: "boolean" },
  },
});
if (values.help) console.log(help);
else process.exitCode = values.record ? await record() : values.check ? await check() : await run();
