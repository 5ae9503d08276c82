import "server-only";

export { announce } from "./announce";
export { openLive, startLive } from "./process";
