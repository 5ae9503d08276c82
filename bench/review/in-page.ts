import { measureReview } from "./measure";

Object.assign(globalThis, { measure: measureReview });
