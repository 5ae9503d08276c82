export { CheckField } from "./check-field";
export { Select } from "./select";
export { SelectField } from "./select-field";
export { TextArea } from "./text-area";
export { TextField } from "./text-field";
