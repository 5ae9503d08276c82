/** A Content-Security-Policy, taken apart: each directive's sources by its name. */
const directivesOf = (policy: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    policy.split(";").flatMap((directive) => {
      const [name, ...sources] = directive.trim().split(/\s+/u);
      return name ? [[name.toLowerCase(), sources] as const] : [];
    }),
  );

const NONCE = /^'nonce-([A-Za-z0-9+/=]{16,})'$/u;

/** The nonce scripts run by; null where there is none. */
export const nonceOf = (policy: string): string | null => {
  for (const source of directivesOf(policy).get("script-src") ?? []) {
    const nonce = NONCE.exec(source)?.[1];
    if (nonce !== undefined) return nonce;
  }
  return null;
};

/** What must stand in a page's policy exactly so. */
const EXACTLY = {
  "frame-ancestors": "'none'",
  "base-uri": "'none'",
  "object-src": "'none'",
  "default-src": "'self'",
  "form-action": "'self'",
} as const;

/** What makes a page's policy weaker than it has to be (seed W8). */
export const weaknessesOf = (policy: string): readonly string[] => {
  const directives = directivesOf(policy);
  const scripts = directives.get("script-src") ?? [];
  const wrong = Object.entries(EXACTLY)
    .filter(([name, value]) => directives.get(name)?.join(" ") !== value)
    .map(([name, value]) => `${name} is not ${value}`);
  const unsafe = ["'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:", "data:"]
    .filter((source) => scripts.includes(source))
    .map((source) => `script-src has ${source}`);
  return [
    ...wrong,
    ...unsafe,
    ...(nonceOf(policy) === null ? ["script-src has no nonce"] : []),
    ...(scripts.includes("'strict-dynamic'") ? [] : ["script-src lacks 'strict-dynamic'"]),
  ];
};
