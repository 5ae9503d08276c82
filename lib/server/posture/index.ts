import "server-only";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { DOCUMENT, requirementNames, requirementOf, type PostureReport } from "@/lib/core/posture";
import { checks } from "./checks";
import { nothingMeasured, postureKeeper, type Measured } from "./keeper";
import { measureRows } from "./measure";
import { liveProbe } from "./probe/live";
import { readProjectFile } from "./probe/project-files";

declare global {
  // Next bundles the instrumentation, which hears the command line, and the routes apart; what was
  // measured last belongs to the process.
  var countersignPosture: Measured | undefined;
}

const keeper = postureKeeper({
  measured: (globalThis.countersignPosture ??= nothingMeasured()),
  measureRows: (names) => measureRows(names, checks, liveProbe()),
  now: Date.now,
});

export const { posture, measureAll, measureOne } = keeper;

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
