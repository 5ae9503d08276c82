export { SafetyView } from "./safety-view";
