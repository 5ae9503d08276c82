import {
  isRequirementName,
  requirementNames,
  type PostureReport,
  type PostureRow,
  type RequirementName,
} from "@/lib/core/posture";
import { CodedError } from "@/lib/core/errors";
import { reportOf } from "./measure";

/** What was measured last, and what is being measured now: plain data, for several keepers may share it. */
export interface Measured {
  readonly rows: Map<string, PostureRow>;
  /** Of every line. */
  all: Promise<PostureReport> | undefined;
  /** Of those that were too old, or missing. */
  late: Promise<PostureReport> | undefined;
}

export const nothingMeasured = (): Measured => ({
  rows: new Map(),
  all: undefined,
  late: undefined,
});

export interface KeeperOptions {
  readonly measured: Measured;
  readonly measureRows: (names: readonly RequirementName[]) => Promise<readonly PostureRow[]>;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/** What is older tells how it was, not how it is. */
const FRESH_MILLISECONDS = 10 * 60_000;

/** How the lines stand, measured no more often than is needed to say so truly. */
export const postureKeeper = ({ measured, measureRows, now }: KeeperOptions) => {
  const { rows } = measured;

  const standing = (): PostureReport =>
    reportOf(requirementNames.flatMap((name) => rows.get(name) ?? []));

  const measure = async (names: readonly RequirementName[]): Promise<PostureReport> => {
    for (const row of await measureRows(names)) rows.set(row.name, row);
    return standing();
  };

  const isFresh = (name: RequirementName): boolean => {
    const row = rows.get(name);
    if (row === undefined) return false;
    const age = now() - Date.parse(row.takenAt);
    // A clock that was set back makes nothing young again.
    return age >= 0 && age < FRESH_MILLISECONDS;
  };

  /** Every line, none measured longer ago than ten minutes; those that were are measured now. */
  const posture = (): Promise<PostureReport> => {
    const late = requirementNames.filter((name) => !isFresh(name));
    if (late.length === 0) return Promise.resolve(standing());
    return (
      measured.all ??
      (measured.late ??= measure(late).finally(() => {
        measured.late = undefined;
      }))
    );
  };

  /** Measures every line now. Who asks while that is under way is given the same. */
  const measureAll = (): Promise<PostureReport> =>
    (measured.all ??= measure(requirementNames).finally(() => {
      measured.all = undefined;
    }));

  /** Measures one line now, and no other. @throws CodedError NOT_FOUND for a name of none */
  const measureOne = async (name: string): Promise<PostureRow> => {
    if (!isRequirementName(name)) throw new CodedError("NOT_FOUND", "no such requirement");
    await measure([name]);
    const row = rows.get(name);
    if (row === undefined) throw new CodedError("NOT_FOUND", "no such requirement");
    return row;
  };

  return { posture, measureAll, measureOne };
};
