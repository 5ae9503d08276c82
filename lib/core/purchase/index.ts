export {
  endStates,
  endStateSentences,
  isEnd,
  purchaseStates,
  purchaseStateWords,
  type PurchaseState,
} from "./states";
export {
  closeRequestSchema,
  purchaseAnswerSchema,
  purchaseListSchema,
  purchaseViewSchema,
  receiptSchema,
  signedRequestSchema,
  startRequestSchema,
  type CloseReason,
  type PurchaseAnswer,
  type PurchaseAnswerJson,
  type PurchaseJson,
  type PurchaseView,
  type Receipt,
  type ReceiptJson,
} from "./wire";
