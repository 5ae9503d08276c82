import type { Instruction } from "../decode/instruction";
import { COMPUTE_BUDGET } from "../programs/addresses";

/** An instruction of the Compute Budget program that is read to its end (tags 1 to 4). */
export const isFeeSetting = ({ program, known, tail }: Instruction): boolean =>
  program === COMPUTE_BUDGET && known === "known" && tail === 0;

const settingWords: Readonly<Record<string, readonly [what: string, unit: string]>> = {
  requestHeapFrame: ["heap size", "bytes"],
  setComputeUnitLimit: ["compute unit limit", "units"],
  setComputeUnitPrice: ["compute unit price", "micro-lamports"],
  setLoadedAccountsDataSizeLimit: ["loaded data limit", "bytes"],
};

const grouped = (value: bigint): string => value.toLocaleString("en-US");

/** What each setting is set to; all of them have one argument. */
const settingsIn = (instructions: readonly Instruction[]): ReadonlyMap<string, bigint> =>
  new Map(
    instructions.filter(isFeeSetting).flatMap(({ name, args }) => {
      const [value] = Object.values(args);
      return typeof value === "bigint" ? [[name, value] as const] : [];
    }),
  );

export interface SettingChanges {
  /** What the wallet may do: settings added or set to another value, one sentence each. */
  readonly edits: readonly string[];
  /** Settings that were reviewed and are gone. */
  readonly refused: readonly string[];
}

/** Compares what the Compute Budget instructions set, in whatever order they stand. */
export const compareSettings = (
  reviewed: readonly Instruction[],
  signed: readonly Instruction[],
): SettingChanges => {
  const old = settingsIn(reviewed);
  const now = settingsIn(signed);
  const edits = [...now].flatMap(([name, value]): string[] => {
    const [what, unit] = settingWords[name] ?? [name, ""];
    const before = old.get(name);
    if (before === undefined) return [`The wallet added a ${what} of ${grouped(value)} ${unit}.`];
    return before === value
      ? []
      : [`The wallet changed the ${what} from ${grouped(before)} to ${grouped(value)} ${unit}.`];
  });
  const refused = [...old.keys()]
    .filter((name) => !now.has(name))
    .map((name) => `The ${settingWords[name]?.[0] ?? name} that was reviewed is missing.`);
  return { edits, refused };
};
