import { execFile } from "node:child_process";
import * as z from "zod";
import type { AdvisoryReport } from "./probe";

const MILLISECONDS = 4_000;
const MOST_BYTES = 20_000_000;

const reportSchema = z.object({
  metadata: z.object({
    vulnerabilities: z.object({ high: z.number(), critical: z.number(), total: z.number() }),
  }),
});
const refusalSchema = z.object({ statusCode: z.number() });

const parse = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
};

/** What `npm audit` said. Without its report nothing is known: that is never a pass. */
export const readAdvisories = (output: string, timedOut: boolean): AdvisoryReport => {
  const value = parse(output);
  const report = reportSchema.safeParse(value);
  if (report.success) {
    const { high, critical, total } = report.data.metadata.vulnerabilities;
    return { ran: true, high, critical, all: total };
  }
  const refusal = refusalSchema.safeParse(value);
  if (refusal.success)
    return { ran: false, reason: `the registry answered ${refusal.data.statusCode}` };
  return {
    ran: false,
    reason: timedOut ? "the registry did not answer in time" : "there was no report",
  };
};

/** Asks the registry about the packages this instance runs. */
export const askAdvisories = (): Promise<AdvisoryReport> =>
  new Promise((resolve) => {
    const words = ["audit", "--omit=dev", "--json", "--fetch-retries=0"];
    const options = {
      timeout: MILLISECONDS,
      maxBuffer: MOST_BYTES,
      killSignal: "SIGKILL",
    } as const;
    execFile("npm", words, options, (error, output) => {
      resolve(readAdvisories(output, error?.killed === true));
    });
  });
