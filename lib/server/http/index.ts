import "server-only";

export { json } from "./answers";
export { readRawJson } from "./body";
export { route } from "./route";
