import { describe, expect, it } from "vitest";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { UpstreamFailure, type FailureKind } from "@/lib/server/upstream";
import { isSureNotTaken } from "./was-sent";

const unanswered = (kind: FailureKind, cause?: unknown): CodedError =>
  new CodedError("REALM_UNAVAILABLE", "no answer", { cause: new UpstreamFailure(kind, 1, cause) });
const network = (code: string): Error => Object.assign(new Error("network"), { code });

describe("whether a call that failed is sure to have begun nothing", () => {
  it.each(["broken", "busy", "limited"] as const)("%s: it was never sent", (kind) => {
    expect(isSureNotTaken(unanswered(kind))).toBe(true);
  });

  it.each(["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT"])(
    "%s: there was no connection",
    (code) => {
      expect(isSureNotTaken(unanswered("connection", network(code)))).toBe(true);
      const deeper = new Error("fetch failed", { cause: network(code) });
      expect(isSureNotTaken(unanswered("timeout", deeper))).toBe(true);
    },
  );

  it.each([
    unanswered("timeout"),
    unanswered("connection", network("ECONNRESET")),
    unanswered("connection", network("UND_ERR_HEADERS_TIMEOUT")),
    new CodedError("REALM_UNAVAILABLE", "503"),
    new CodedError("REALM_ANSWER", "not JSON"),
    new CodedError("STORE_UNAVAILABLE", "after it was sent"),
    new Error("a bug"),
  ])("is not known otherwise: %s", (error) => {
    expect(isSureNotTaken(error)).toBe(false);
  });

  it.each([
    "REALM_REFUSED",
    "REALM_SIGNATURE",
    "REALM_QUOTA",
    "REALM_QUOTA_INSTANCE",
    "CREDENTIAL_MISSING",
  ] as const)("%s is a no", (code: ErrorCode) => {
    expect(isSureNotTaken(new CodedError(code, "no"))).toBe(true);
  });
});
