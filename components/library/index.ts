export { PurchaseShelf } from "./purchase-shelf";
export { ReceiptView } from "./receipt-view";
export { SignInInvitation } from "./sign-in-invitation";
