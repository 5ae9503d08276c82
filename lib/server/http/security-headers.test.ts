import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";
import { securityHeaders } from "./security-headers";

const options = {
  nonce: "bm9uY2U=",
  realmOrigin: "https://api.realm.ai",
  walletOrigin: null,
  rpcOrigin: null,
  development: false,
};

const directives = (policy: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );

describe("the policy", () => {
  const policy = directives(contentSecurityPolicy(options));

  test("runs scripts by nonce only: nothing inline, no eval, no host that could be borrowed", () => {
    expect(policy.get("script-src")).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]);
  });

  test("lets nobody frame the page, move its base, post its forms away or embed plugins", () => {
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    expect(policy.get("form-action")).toEqual(["'self'"]);
    expect(policy.get("object-src")).toEqual(["'none'"]);
  });

  test("speaks to this origin alone, and knows no wallet outside the sandbox", () => {
    expect(policy.get("connect-src")).toEqual(["'self'"]);
    expect(policy.get("frame-src")).toEqual(["'none'"]);
  });

  test("shows pictures of REALM and of nobody else", () => {
    expect(policy.get("img-src")).toEqual([
      "'self'",
      "data:",
      "blob:",
      "https://api.realm.ai",
      "https://cdn.realm.ai",
    ]);
  });

  test("opens to the sandbox's wallet where there is one", () => {
    const sandbox = directives(
      contentSecurityPolicy({ ...options, walletOrigin: "http://127.0.0.1:4020" }),
    );
    expect(sandbox.get("frame-src")).toEqual(["http://127.0.0.1:4020"]);
    expect(sandbox.get("connect-src")).toContain("http://127.0.0.1:4020");
    expect(sandbox.get("script-src")).toEqual(policy.get("script-src"));
  });

  test("lets browsers ask the second RPC endpoint where they may", () => {
    const two = directives(
      contentSecurityPolicy({ ...options, rpcOrigin: "https://rpc.two.example" }),
    );
    expect(two.get("connect-src")).toEqual(["'self'", "https://rpc.two.example"]);
  });

  test("allows eval under the development server only", () => {
    expect(contentSecurityPolicy({ ...options, development: true })).toContain("'unsafe-eval'");
  });
});

describe("the headers", () => {
  test("promise https for two years where the app is served over it, and never otherwise", () => {
    expect(
      new Map(securityHeaders({ ...options, https: true })).get("strict-transport-security"),
    ).toBe("max-age=63072000");
    expect(
      new Map(securityHeaders({ ...options, https: false })).has("strict-transport-security"),
    ).toBe(false);
  });

  test("isolate the page, but let a wallet's window answer its opener", () => {
    const headers = new Map(securityHeaders({ ...options, https: true }));
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin-allow-popups");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy-report-only")).toContain(
      "require-trusted-types-for",
    );
  });
});
