import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { currentDocument, MATRIX_FILE } from "./document";
import { routeMatrix } from "./matrix";
import { readRoutes, type Route } from "./read-routes";
import { readHandlers } from "./route-file";
import { routeProblems } from "./rules";

const routes = readRoutes(".");

/** What would be said of a file that stood at this address, beside all the others. */
const problemsWith = (address: string, text: string): readonly string[] => {
  const file = `app${address}/route.ts`;
  const added: readonly Route[] = readHandlers(file, text).map((handler) => ({
    ...handler,
    address,
    file,
  }));
  return routeProblems([...routes, ...added]);
};
const WRAPPER = `import { json, nothing, route } from "@/lib/server/http";\n`;

describe("the route handlers of the app", () => {
  it("go through the one wrapper, each with its session, its limit and its origin", () => {
    expect(routeProblems(routes)).toEqual([]);
    expect(routes.length).toBeGreaterThan(100);
  });

  it("are the only way in: nothing is a server action", () => {
    const acting = ["app", "components", "lib"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/u.test(name) && !name.includes(".test."))
        .map((name) => path.join(folder, name))
        .filter((name) => /^\s*["']use server["']/mu.test(readFileSync(name, "utf8"))),
    );
    expect(acting).toEqual([]);
  });

  it("are in the document as they are", async () => {
    expect(readFileSync(MATRIX_FILE, "utf8")).toBe(await currentDocument("."));
  });

  it("keep what is an operator's from everybody else, and what is somebody's from nobody's", () => {
    for (const { route, access } of routeMatrix(routes)) {
      if (route.address.startsWith("/api/operator"))
        expect(Object.values(access), route.address).toEqual(["404", "404", "404", "yes", "404"]);
      if (route.said?.session === "required") expect(access.blocked).toBe("403");
    }
  });
});

describe("a handler is found out", () => {
  it.each([
    ["an exported function", "export async function POST() { return new Response(); }"],
    ["an arrow", "export const POST = async () => new Response();"],
    [
      "another's wrapper",
      `import { route } from "./mine";\nexport const POST = route({ session: "required", limit: "read" }, h);`,
    ],
    ["one passed on", `export { POST } from "../elsewhere/route";`],
    ["everything passed on", `export * from "../elsewhere/route";`],
    ["one behind another name", `${WRAPPER}const own = () => 1;\nexport { own as POST };`],
    ["options out of sight", `${WRAPPER}export const POST = route(options, h);`],
  ])("that bypasses the wrapper as %s", (_, text) => {
    expect(problemsWith("/api/planted", text).join("\n")).toContain(
      "POST /api/planted (app/api/planted/route.ts): is not made by the wrapper",
    );
  });

  it.each([
    ["changes something without a session", `{ session: "none", limit: "read" }`],
    ["does not say in words which session it needs", `{ ...shared, limit: "read" }`],
    ["does not say in words what it counts under", `{ session: "required" }`],
    [
      "takes requests of other origins",
      `{ session: "required", limit: "read", caller: "program" }`,
    ],
  ])("that %s", (problem, options) => {
    const text = `${WRAPPER}export const POST = route(${options}, h);`;
    expect(problemsWith("/api/planted", text)).toEqual([
      `POST /api/planted (app/api/planted/route.ts): ${problem}`,
    ]);
  });

  it("that changes something of the operator's by the session alone, and not one that is signed for", () => {
    const post = (more: string) =>
      `import { json, nothing, route } from "@/lib/server/http";
       export const POST = route({ session: "operator", limit: "read"${more} }, h);
       export { nothing as GET, nothing as HEAD, nothing as OPTIONS, nothing as PUT, nothing as PATCH, nothing as DELETE };`;
    expect(problemsWith("/api/operator/planted", post(""))).toEqual([
      "POST /api/operator/planted (app/api/operator/planted/route.ts): changes something of the operator's without a signature",
    ]);
    const signed = post(', stepUp: { action: "wallet.block", object: () => "x" }');
    expect(problemsWith("/api/operator/planted", signed)).toEqual([]);
  });

  it("that takes a part of its address unread", () => {
    const text = `${WRAPPER}export const GET = route({ session: "required", limit: "read" }, h);`;
    expect(problemsWith("/api/planted/{id}", text)).toHaveLength(1);
  });

  it("that is an operator's and lets others in, or shows that it is there", () => {
    const open = `${WRAPPER}export const GET = route({ session: "required", limit: "read" }, h);`;
    expect(problemsWith("/api/operator/planted", open)).toEqual([
      "GET /api/operator/planted (app/api/operator/planted/route.ts): is an operator's and lets others in",
    ]);
    const told = `${WRAPPER}export const GET = route({ session: "operator", limit: "read" }, h);`;
    expect(problemsWith("/api/operator/planted", told)).toEqual([
      "/api/operator/planted: answers OPTIONS, POST, PUT, PATCH, DELETE with Next's own 405, which tells of it",
    ]);
  });
});
