import type { User } from "../state/records";
import type { Form } from "./form";

/** What a handler is given: the request, already authenticated and parsed. */
export interface Call {
  readonly user: User;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body as JSON with exact numbers (lossless); null where there was none. */
  readonly body: unknown;
  /** The parts of a multipart body; empty for every other call. */
  readonly form: Form;
}

export interface Answer {
  readonly status: number;
  /** Serialised with exact numbers. */
  readonly body: unknown;
}

/** Groups rate limits are counted in (documented: per key, per endpoint group). */
export const rateGroups = [
  "market-read",
  "market-write",
  "user",
  "models",
  "images",
  "videos",
] as const;
export type RateGroup = (typeof rateGroups)[number];

export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Under /v1; a segment that starts with a colon is a parameter. */
  readonly path: string;
  /** The name faults and call counts go by. */
  readonly operation: string;
  readonly group: RateGroup;
  /** Marked S in the contract: timestamp and signature are required. */
  readonly signed: boolean;
  /**
   * Idempotency-Key: required where the contract says so, obeyed on every other call that changes
   * something, ignored by those that only tell.
   */
  readonly idempotency: "required" | "obeyed" | "ignored";
  /** Whether the body is multipart/form-data; JSON where this is left out. */
  readonly multipart?: boolean;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const matchPath = (pattern: string, path: string): Record<string, string> | null => {
  const expected = pattern.split("/");
  const actual = path.split("/");
  if (expected.length !== actual.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const given = actual[index] ?? "";
    if (!part.startsWith(":")) {
      if (part !== given) return null;
    } else if (/^[\w-]{1,128}$/u.test(given)) {
      params[part.slice(1)] = given;
    } else {
      return null;
    }
  }
  return params;
};

/** The route for a method and path; the methods a known path does have; or null: unknown path. */
export const findRoute = (
  routes: readonly Route[],
  method: string,
  path: string,
): Match | { readonly allow: readonly string[] } | null => {
  const allow: string[] = [];
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (!params) continue;
    if (route.method === method) return { route, params };
    allow.push(route.method);
  }
  return allow.length > 0 ? { allow } : null;
};
