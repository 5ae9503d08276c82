export { explainInstruction, type NameOf } from "./explain";
