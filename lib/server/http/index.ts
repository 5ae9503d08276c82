import "server-only";

export { json } from "./answers";
export { readRawJson } from "./body";
export { nothing } from "./nothing";
export { isOwnMachine } from "./own-machine";
export { route } from "./route";
