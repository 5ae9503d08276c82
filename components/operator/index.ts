export { DeliveryList } from "./deliveries/delivery-list";
export { DeliveryView } from "./deliveries/delivery-view";
export { OperatorTabs } from "./frame/operator-tabs";
export { Overview } from "./overview";
export { PurchaseList } from "./purchases/purchase-list";
export { PurchaseView } from "./purchases/purchase-view";
