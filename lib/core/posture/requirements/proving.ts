import type { Requirement } from "../requirement";

export const proving = {
  "clean-logs": {
    ids: ["R15", "M11", "D16"],
    requirement:
      "Structured logs of REALM calls. Secrets, signatures, cookies, prompts and personal data are redacted by construction; planted canaries are found nowhere.",
    code: "lib/server/log/create-logger.ts",
    test: "lib/server/log/log.test.ts",
  },
  "audit-chain": {
    ids: ["D22"],
    requirement:
      "The audit log is append-only and hash-chained; npm run audit:verify finds any change.",
    code: "lib/server/audit/verify.ts",
    test: "lib/server/audit/audit.test.ts",
  },
  "metrics-and-alerts": {
    ids: ["M12", "W6"],
    requirement:
      "Metrics at /api/metrics; alerts for signature failures, bursts of 401 and 403, forgeries, a stuck purchase, a rate limit under 10 %, an overdue credential.",
    code: "lib/server/metrics/text.ts",
    test: "lib/server/metrics/metrics.test.ts",
  },
  packages: {
    ids: ["R14", "W5", "M10"],
    requirement:
      "npm audit clean at high and above or each exception written down; lockfile checked; install scripts off; SBOM (CycloneDX) on demand.",
    code: ".npmrc",
    test: "lib/server/posture/pairs.test.ts",
  },
  penetration: {
    ids: ["W9", "M13"],
    requirement:
      "A penetration suite in the repo: forgery, replay, CSRF, IDOR, SSRF, injection, malformed and oversize bodies, races, enumeration.",
    code: "cli/pentest.ts",
    test: "e2e/posture.spec.ts",
  },
  standards: {
    ids: ["M14"],
    requirement:
      "OWASP Top 10 and ASVS 5.0 level 2: a table of each applicable item, what does it, which test.",
    code: "docs/security.md",
    test: "lib/server/posture/document.test.ts",
  },
  runbooks: {
    ids: ["D21", "D22"],
    requirement:
      "Runbooks: compromised key, forged webhook, leaked database, REALM down, RPC down. Each was tried, with the commands.",
    code: "docs/operations.md",
    test: "lib/server/posture/pairs.test.ts",
  },
  deployment: {
    ids: ["D20", "D24", "D25", "W7"],
    requirement:
      "Deployment: network isolation, gateway or WAF in front, proxy hops, backups and restore (tried).",
    code: "docs/operations.md",
    test: "lib/server/posture/pairs.test.ts",
  },
} as const satisfies Readonly<Record<string, Requirement>>;
