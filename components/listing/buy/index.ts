export { BuyPanel } from "./buy-panel";
