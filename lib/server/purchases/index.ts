import "server-only";

export { purchasePolicy } from "./policy";
export { startReconciler } from "./process";
export {
  acceptSigned,
  closePurchase,
  listPurchases,
  hearOfPurchases,
  readPurchase,
  readReceipt,
  startPurchase,
} from "./service";
