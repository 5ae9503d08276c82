import "server-only";

export { json } from "./answers";
export { route } from "./route";
