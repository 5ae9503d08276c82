import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readHandlers, type Handler } from "./route-file";

/** One address of the app that answers otherwise than with a page, and one method of it. */
export interface Route extends Handler {
  /** As people write it: "/api/purchases/{id}". */
  readonly address: string;
  /** From the project's folder. */
  readonly file: string;
}

const isRouteFile = (name: string): boolean => /(?:^|[\\/])route\.(?:[cm]?[jt]sx?)$/u.test(name);

/** Groups in brackets are no part of the address; what stands for anything is in braces. */
const addressOf = (folder: string): string =>
  `/${folder
    .split(path.sep)
    .filter((part) => part !== "" && part !== "." && !/^\(.*\)$/u.test(part))
    .map((part) => part.replace(/^\[\[?\.{3}(.+?)\]\]?$/u, "{…$1}").replace(/^\[(.+)\]$/u, "{$1}"))
    .join("/")}`;

/** Every route handler below the project's `app`, in the order of the addresses. */
export const readRoutes = (project: string): readonly Route[] => {
  const app = path.join(project, "app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter(isRouteFile)
    .flatMap((name) => {
      const file = path.join("app", name);
      const handlers = readHandlers(file, readFileSync(path.join(app, name), "utf8"));
      return handlers.map((handler) => ({
        ...handler,
        address: addressOf(path.dirname(name)),
        file: file.split(path.sep).join("/"),
      }));
    })
    .sort(
      (left, right) =>
        left.address.localeCompare(right.address, "en") ||
        left.method.localeCompare(right.method, "en"),
    );
};
