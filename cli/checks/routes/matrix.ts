import type { Route } from "./read-routes";
import { madeByHand, withoutSession } from "./rules";

/** Who asks. Somebody blocked has a cookie of a session that holds no more. */
export const roles = ["signed out", "buyer", "creator", "operator", "blocked"] as const;
export type Role = (typeof roles)[number];

/** What somebody gets, before anything of the request itself is looked at. */
export type Access = "yes" | "own" | "401" | "403" | "404";

export interface MatrixRow {
  readonly route: Route;
  readonly session: string;
  readonly limit: string;
  readonly access: Readonly<Record<Role, Access>>;
  readonly remark: string;
}

const signedIn = new Set<Role>(["buyer", "creator", "operator"]);

const accessOf = (session: string, role: Role): Access => {
  if (session === "none") return "yes";
  if (session === "operator") return role === "operator" ? "yes" : "404";
  if (role === "blocked") return "403";
  return signedIn.has(role) ? "own" : "401";
};

const remarkOf = ({ method, address, said }: Route): string => {
  const name = `${method} ${address}`;
  const because = [...madeByHand, ...withoutSession].find(({ of }) => of === name)?.because;
  const parts = [
    because,
    said?.stepUp ? `Needs a fresh signature: \`${said.stepUp}\`.` : undefined,
    said?.allowlist === true ? "From allowed networks only, where such are named." : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(" ");
};

/** Who gets what of each route, as the code says it. What is not there is left out. */
export const routeMatrix = (routes: readonly Route[]): readonly MatrixRow[] =>
  routes.flatMap((route) => {
    if (route.door === "nothing") return [];
    const name = `${route.method} ${route.address}`;
    const byHand = madeByHand.find(({ of }) => of === name);
    const session = byHand?.session ?? route.said?.session ?? "none";
    const access = {
      "signed out": accessOf(session, "signed out"),
      buyer: accessOf(session, "buyer"),
      creator: accessOf(session, "creator"),
      operator: accessOf(session, "operator"),
      blocked: accessOf(session, "blocked"),
    };
    const limit = byHand?.limit ?? route.said?.limit ?? "";
    return [{ route, session, limit, access, remark: remarkOf(route) }];
  });

const HEAD = `# Who may ask for what

Written from the code by \`npm run routes -- --write\`; a test fails where it is not up to date, and \`npm run pentest\` asks a running instance for each line.

- **yes**: the route answers.
- **own**: it answers with what is that wallet's. What is somebody else's answers as what was never there: 404.
- **401**, **403**, **404**: refused before anything of the request is looked at. For who is no operator there is no operator's route.
- A blocked wallet has no session any more, and is told why. Buyer and creator are not told apart by routes: what a creator does needs a REALM key of their own, and is refused by REALM without one.
- Every change of something needs our own origin, except for the webhook. Every route counts under a limit, by address and by wallet.

`;

const columns = ["route", ...roles, "limit", "remark"];

/** The matrix as the document that docs/route-matrix.md is. */
export const matrixDocument = (rows: readonly MatrixRow[]): string => {
  const lines = rows.map(({ route, access, limit, remark }) =>
    [
      `\`${route.method} ${route.address}\``,
      ...roles.map((role) => access[role]),
      limit,
      remark,
    ].join(" | "),
  );
  const table = [columns.join(" | "), columns.map(() => "---").join(" | "), ...lines];
  return `${HEAD}${table.map((line) => `| ${line} |`).join("\n")}\n`;
};
