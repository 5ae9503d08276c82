import { readAtScrape } from "@/lib/server/metrics";
import { recorderState } from "./process";

/** Shows how the recording of calls does in this process. */
export const showRealmCalls = (): void => {
  readAtScrape(
    {
      name: "countersign_realm_calls_dropped_total",
      help: "Calls to REALM that were not recorded, as the database did not keep up.",
      kind: "counter",
      labelNames: [],
    },
    () => [{ labels: {}, value: recorderState().dropped }],
  );
  readAtScrape(
    {
      name: "countersign_realm_calls_waiting",
      help: "Calls to REALM that wait to be recorded.",
      kind: "gauge",
      labelNames: [],
    },
    () => [{ labels: {}, value: recorderState().waiting }],
  );
};
