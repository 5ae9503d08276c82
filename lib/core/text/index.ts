export { visibleText } from "./visible-text";
