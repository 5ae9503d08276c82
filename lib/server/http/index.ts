import "server-only";

export { json, noContent } from "./answers";
export { route } from "./route";
