export { readInput } from "./read-input";
export type { Form, Input, InputProblem, Secret } from "./types";
export { problemWords, secretWords } from "./words";
