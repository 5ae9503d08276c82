export { landedToJson } from "./json";
export { readLanded, type Landed } from "./landed";
