import "server-only";

export { eraseOwnData, exportOwnData, resumeErasures, whatStays } from "./service";
