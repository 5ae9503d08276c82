import "server-only";

export { purchasePolicy } from "./policy";
export { startReconciler } from "./process";
export {
  acceptSigned,
  closePurchase,
  listPurchases,
  lookAtPurchases,
  readPurchase,
  readReceipt,
  startPurchase,
} from "./service";
