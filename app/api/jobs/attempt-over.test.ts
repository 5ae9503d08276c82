import { expect, it } from "vitest";
import { isAttemptOver } from "@/lib/browser/forms/attempt-key";
import { CodedError, errorTable, isErrorCode } from "@/lib/core/errors";
import { isSureNotTaken } from "@/lib/server/jobs/was-sent";
import { failureOf } from "@/lib/server/realm/answer";
import { UpstreamFailure } from "@/lib/server/upstream";

const answers = Object.keys(errorTable)
  .filter(isErrorCode)
  .map((code) => new CodedError(code, "REALM's answer"));

const silences = [...(["broken", "busy", "limited", "timeout", "connection"] as const)].map(
  (kind) => {
    const noConnection = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    return failureOf("generateImages", new UpstreamFailure(kind, 1, noConnection));
  },
);

it("takes every attempt for over that was written down as refused: its key would be refused for ever", () => {
  const refused = [...answers, ...silences].filter(isSureNotTaken);
  expect(refused.length).toBeGreaterThan(silences.length + 5);
  expect(refused.filter((error) => !isAttemptOver(error))).toEqual([]);
});
