export { BuyPanel, type BuyPanelProps } from "./buy-panel";
