import "server-only";

export { downloadSales, hearOfSales, readEarnings, startSalesWork } from "./process";
