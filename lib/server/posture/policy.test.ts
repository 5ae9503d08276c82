import { CspEvaluator } from "csp_evaluator";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "@/lib/server/http/content-security-policy";
import { nonceOf, weaknessesOf } from "./policy";

const policy = contentSecurityPolicy({
  nonce: "MDEyMzQ1Njc4OWFiY2RlZg==",
  realmOrigin: "https://api.realm.ai",
  walletOrigin: null,
  rpcOrigin: "https://rpc.two.example",
  development: false,
});

const graded = (text: string) =>
  new CspEvaluator(new CspParser(text).csp)
    .evaluate()
    .filter(({ severity }) => severity <= Severity.MEDIUM_MAYBE)
    .map(({ directive, description }) => `${directive}: ${description}`);

describe("a page's policy", () => {
  it("is taken apart and found to have no weakness", () => {
    expect(weaknessesOf(policy)).toEqual([]);
    expect(nonceOf(policy)).toBe("MDEyMzQ1Njc4OWFiY2RlZg==");
  });

  it("has nothing that Google's CSP evaluator would call more than a remark", () => {
    expect(graded(policy)).toEqual([]);
    expect(graded(policy.replace("'strict-dynamic'", "'unsafe-inline' *"))).not.toEqual([]);
  });

  it.each([
    ["'strict-dynamic'", "'unsafe-inline'"],
    ["'strict-dynamic'", "*"],
    ["'nonce-MDEyMzQ1Njc4OWFiY2RlZg=='", ""],
    ["frame-ancestors 'none'", "frame-ancestors 'self'"],
    ["base-uri 'none'", ""],
    ["object-src 'none'", "object-src *"],
    ["form-action 'self'", "form-action *"],
  ])("is weak where %s is changed to %s", (part, instead) => {
    expect(weaknessesOf(policy.replace(part, instead))).not.toEqual([]);
  });
});
