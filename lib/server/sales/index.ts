import "server-only";

export { downloadSales, hearOfSale, readEarnings, startSalesWork } from "./process";
