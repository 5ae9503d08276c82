export { CheckField } from "./check-field";
export { SelectField } from "./select-field";
export { TextArea } from "./text-area";
export { TextField } from "./text-field";
