import "server-only";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import {
  DOCUMENT,
  isRequirementName,
  requirementNames,
  requirementOf,
  type PostureReport,
  type PostureRow,
} from "@/lib/core/posture";
import { checks } from "./checks";
import { measureRows, reportOf } from "./measure";
import { liveProbe } from "./probe/live";
import { readProjectFile } from "./probe/project-files";

declare global {
  // Next bundles the instrumentation, which hears the command line, and the routes apart; what was
  // measured last belongs to the process.
  var countersignPosture: Map<string, PostureRow> | undefined;
  var countersignPostureMeasuring: Promise<PostureReport> | undefined;
}

const known = (): Map<string, PostureRow> =>
  (globalThis.countersignPosture ??= new Map<string, PostureRow>());

const standing = (): PostureReport =>
  reportOf(requirementNames.flatMap((name) => known().get(name) ?? []));

const measure = async (names: typeof requirementNames): Promise<PostureReport> => {
  for (const row of await measureRows(names, checks, liveProbe())) known().set(row.name, row);
  return standing();
};

/** Every line as it was measured last; measured now where that never happened in this process. */
export const posture = (): Promise<PostureReport> =>
  known().size === requirementNames.length ? Promise.resolve(standing()) : measureAll();

/** Measures every line now. Who asks while that is under way is given the same. */
export const measureAll = (): Promise<PostureReport> => {
  const running = (globalThis.countersignPostureMeasuring ??= measure(requirementNames).finally(
    () => {
      globalThis.countersignPostureMeasuring = undefined;
    },
  ));
  return running;
};

/** Measures one line now. @throws CodedError NOT_FOUND for a name of none */
export const measureOne = async (name: string): Promise<PostureRow> => {
  if (!isRequirementName(name)) throw new CodedError("NOT_FOUND", "no such requirement");
  await posture();
  await measure([name]);
  const row = known().get(name);
  if (row === undefined) throw new CodedError("NOT_FOUND", "no such requirement");
  return row;
};

const question = z.strictObject({ fresh: z.boolean() });

/** For the command line. @param input `{ fresh }`: whether to measure even what was measured already. */
export const postureReport = (input: unknown): Promise<PostureReport> =>
  question.parse(input).fresh ? measureAll() : posture();

/**
 * A file that a line of the requirements points at, as it is deployed.
 * @throws CodedError NOT_FOUND for any other, and for one that is not deployed
 */
export const postureFile = async (path: string): Promise<{ path: string; text: string }> => {
  const isNamed = requirementNames.some((name) => {
    const { code, test } = requirementOf(name);
    return path === code || path === test || path === DOCUMENT;
  });
  const file = isNamed ? await readProjectFile(path) : null;
  if (file === null) throw new CodedError("NOT_FOUND", "no line points at this file");
  return { path, text: file.text };
};
