export { CodedError } from "./coded-error";
export { errorTable, isErrorCode, type ErrorCode } from "./codes";
export { problemCode, problemSchema, toProblem, type Problem } from "./problem";
