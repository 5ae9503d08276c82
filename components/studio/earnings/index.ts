export { EarningsView } from "./earnings-view";
