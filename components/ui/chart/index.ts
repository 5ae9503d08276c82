export { Chart } from "./chart";
export type { ChartPoint } from "./series";
