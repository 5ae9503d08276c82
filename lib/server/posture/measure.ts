import {
  countStates,
  documentationOf,
  requirementOf,
  worstOf,
  type Finding,
  type PostureReport,
  type PostureRow,
  type RequirementName,
} from "@/lib/core/posture";
import { fail, nameOf, type Measure } from "./check";
import type { Probe } from "./probe/probe";

/** A check that takes longer is one that failed. */
const CHECK_MILLISECONDS = 10_000;
/** At the same time: the instance goes on serving people meanwhile. */
const AT_ONCE = 4;

const withinTime = async (
  work: Promise<readonly Finding[]>,
  millis: number,
): Promise<readonly Finding[]> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<readonly Finding[]>((resolve) => {
    timer = setTimeout(() => {
      resolve([fail(`It could not be measured within ${millis / 1_000} seconds.`)]);
    }, millis);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

/** Measures one line; whatever goes wrong with the measuring is a failure of the line. */
export const measureRow = async (
  name: RequirementName,
  measure: Measure,
  probe: Probe,
  millis = CHECK_MILLISECONDS,
): Promise<PostureRow> => {
  const started = performance.now();
  const takenAt = probe.now().toISOString();
  let findings: readonly Finding[];
  try {
    findings = await withinTime(measure(probe), millis);
  } catch (error) {
    findings = [fail(`It could not be measured: ${nameOf(error)}.`)];
  }
  const { ids, ...line } = requirementOf(name);
  return {
    name,
    ids: [...ids],
    ...line,
    state: worstOf(findings),
    findings: [...findings],
    takenAt,
    tookMs: Math.round(performance.now() - started),
    documentation: documentationOf(name),
  };
};

/** Measures the named lines, a few at a time, and gives them back in that order. */
export const measureRows = async (
  names: readonly RequirementName[],
  checks: Readonly<Record<RequirementName, Measure>>,
  probe: Probe,
): Promise<readonly PostureRow[]> => {
  const rows = new Map<RequirementName, PostureRow>();
  const left = [...names];
  const work = async (): Promise<void> => {
    for (let name = left.shift(); name !== undefined; name = left.shift())
      rows.set(name, await measureRow(name, checks[name], probe));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return names.flatMap((name) => rows.get(name) ?? []);
};

export const reportOf = (rows: readonly PostureRow[]): PostureReport => ({
  rows: [...rows],
  counts: countStates(rows),
});
