import type { Route } from "./read-routes";

/** Handlers that don't follow a rule, each with why that is right. */
interface Exception {
  /** "POST /api/rpc". */
  readonly of: string;
  readonly because: string;
}

/** Made by hand, and not by one call of the wrapper. */
export const madeByHand: readonly (Exception & {
  readonly session: string;
  readonly limit: string;
})[] = [
  {
    of: "GET /api/metrics",
    because:
      "Chooses between two handlers of the wrapper's: a collector on this machine needs no session, everybody else an operator's.",
    session: "operator",
    limit: "read",
  },
];

/** Change something, and need no session. */
export const withoutSession: readonly Exception[] = [
  {
    of: "POST /api/webhooks/realm",
    because: "REALM has no session: the signature over the body is what is checked.",
  },
  {
    of: "POST /api/auth/{…nextauth}",
    because: "Signing in: the wallet's signature over a message of ours is what is checked.",
  },
  {
    of: "POST /api/identity/challenge",
    because: "Asking for the message to sign in with; it is bound to the browser that asks.",
  },
  {
    of: "POST /api/identity/sign-out",
    because: "Signing out without a session takes the cookie away all the same.",
  },
  {
    of: "POST /api/rpc",
    because: "Reads Solana for everybody who looks at a transaction; a list of methods bounds it.",
  },
  {
    of: "POST /api/rpc/second",
    because: "As /api/rpc, at the second endpoint.",
  },
];

/**
 * An operator changes something by the session alone, without a fresh signature: what a stolen session could
 * do with them takes nothing away, hides nothing and moves nothing.
 */
const withoutSignature: readonly Exception[] = [
  {
    of: "POST /api/operator/alerts/{rule}/acknowledge",
    because:
      "It goes on firing, is told all the same when it gets worse, and says who acknowledged.",
  },
  {
    of: "POST /api/operator/audit/verify",
    because: "Walks the chain of the audit log and changes nothing.",
  },
  {
    of: "POST /api/operator/credentials/{id}/verify",
    because: "Asks REALM whether it takes a key; using that key needs a signature.",
  },
  {
    of: "POST /api/operator/posture/measure",
    because: "Measures; what it writes is taken back.",
  },
  {
    of: "POST /api/operator/purchases/{id}/look",
    because: "Has asked at once what is asked in any case.",
  },
  {
    of: "POST /api/operator/purchases/{id}/notes",
    because: "Adds words to a record that can't be changed, under the wallet's name.",
  },
  {
    of: "POST /api/operator/webhooks/{id}/replay",
    because:
      "Applies an event once more, which does no more than once: REALM and the chain decide.",
  },
];

/** Take requests that a browser did not make from a page of ours. */
const fromPrograms: readonly Exception[] = [
  { of: "POST /api/webhooks/realm", because: "REALM calls it; it knows no cookie." },
];

const safe = new Set(["GET", "HEAD", "OPTIONS"]);
const nameOf = ({ method, address }: Route): string => `${method} ${address}`;
const isIn = (list: readonly Exception[], route: Route): boolean =>
  list.some(({ of }) => of === nameOf(route));

/** What is wrong with one handler, in words; nothing where it follows the rules. */
const problemsOf = (route: Route): readonly string[] => {
  const { door, said, method } = route;
  if (door === "nothing") return [];
  if (door === "other" || said === null)
    return isIn(madeByHand, route) ? [] : ["is not made by the wrapper `route`, and not `nothing`"];
  const problems: string[] = [];
  if (said.session === null) problems.push("does not say in words which session it needs");
  if (said.limit === null) problems.push("does not say in words what it counts under");
  if (said.caller === "program" && !isIn(fromPrograms, route))
    problems.push("takes requests of other origins");
  if (!safe.has(method) && said.session === "none" && !isIn(withoutSession, route))
    problems.push("changes something without a session");
  if (route.address.startsWith("/api/operator/") && said.session !== "operator")
    problems.push("is an operator's and lets others in");
  const isSigned = said.stepUp !== null || isIn(withoutSignature, route);
  if (!safe.has(method) && said.session === "operator" && !isSigned)
    problems.push("changes something of the operator's without a signature");
  if (/\{(?!…)/u.test(route.address) && !said.params)
    problems.push("has a part in its address that no schema reads");
  return problems;
};

/** An operator's address must not be told from none by the methods it knows. */
const untold = (routes: readonly Route[]): readonly string[] => {
  const addresses = new Map<string, Set<string>>();
  for (const { address, method, said } of routes) {
    const known = addresses.get(address) ?? new Set<string>();
    known.add(method);
    if (said?.session === "operator") known.add("operator");
    addresses.set(address, known);
  }
  const wanted = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
  return [...addresses].flatMap(([address, known]) => {
    const missing = wanted.filter(
      (method) => !known.has(method) && !(method === "HEAD" && known.has("GET")),
    );
    return known.has("operator") && missing.length > 0
      ? [`${address}: answers ${missing.join(", ")} with Next's own 405, which tells of it`]
      : [];
  });
};

/** Exceptions that nothing needs any more. */
const idle = (routes: readonly Route[]): readonly string[] => {
  const there = new Set(routes.map(nameOf));
  return [...madeByHand, ...withoutSession, ...withoutSignature, ...fromPrograms].flatMap(
    ({ of }) => (there.has(of) ? [] : [`${of}: is on a list of exceptions and is not there`]),
  );
};

/** Everything in which the routes don't follow the rules of the one wrapper; nothing where they do. */
export const routeProblems = (routes: readonly Route[]): readonly string[] => [
  ...routes.flatMap((route) =>
    problemsOf(route).map((problem) => `${nameOf(route)} (${route.file}): ${problem}`),
  ),
  ...untold(routes),
  ...idle(routes),
];
