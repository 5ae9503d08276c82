import type { StormReport } from "./run";

/** The promises that were not kept, in words; figures of speed are measured, not promised. */
export const broken = (report: StormReport): readonly string[] => {
  const { forged, kills } = report;
  const promises: readonly (readonly [kept: boolean, words: string])[] = [
    [report.sameEnd, "the storm ends as the same events in order do"],
    [report.unfinished === 0, "nothing waits or is put aside in the end"],
    [report.backwards === 0, "nothing is applied after what happened later"],
    [forged.stored === 0, "nothing forged is stored"],
    [forged.refused === forged.sent, "everything forged is answered 401"],
    [forged.counted >= forged.sent, "everything forged is told of in the log"],
    [kills === 2, "instances were killed twice"],
  ];
  return promises.filter(([kept]) => !kept).map(([, words]) => words);
};

const met = (isMet: boolean, aim: string): string => `${isMet ? "met" : "NOT MET"}: ${aim}`;

/** What was measured, for people. */
export const lines = (report: StormReport, promises: readonly string[]): readonly string[] => {
  const { ack, eventsPerSecond, bareInsertsPerSecond, forged } = report;
  const share = eventsPerSecond / bareInsertsPerSecond;
  return [
    `${report.deliveries} deliveries, ${report.kills} kills; of ${forged.sent} forgeries ${forged.refused} refused, ${forged.counted} refusals logged, ${forged.stored} stored`,
    `acknowledged at ${ack.perSecond} a second: p50 ${ack.p50.toFixed(1)} ms, p99 ${ack.p99.toFixed(1)} ms   ${met(ack.p99 <= 50, "p99 at most 50 ms")}`,
    `${eventsPerSecond.toFixed(0)} events a second, ${bareInsertsPerSecond.toFixed(0)} bare inserts: ${share.toFixed(2)}   ${met(share >= 0.5, "at least 0.5")}`,
    ...(promises.length === 0
      ? ["Every promise was kept."]
      : promises.map((words) => `BROKEN: ${words}.`)),
  ];
};
