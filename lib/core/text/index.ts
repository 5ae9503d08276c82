export { findPersonalData, personalDataWords, type PersonalData } from "./personal-data";
export { visibleText } from "./visible-text";
