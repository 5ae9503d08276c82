export {
  rangeStart,
  readSalesQuery,
  saleRanges,
  saleRangeWords,
  salesAddress,
  stepOf,
  type SalesQuery,
} from "./query";
export { spansBetween, stepsFor } from "./spans";
export { saleMismatchWords, saleStateWords, type SaleState } from "./states";
export type { Earnings, SalesSum, SaleView } from "./view";
