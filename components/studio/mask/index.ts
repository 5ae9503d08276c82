export { MaskEditor } from "./mask-editor";
export { maskPng } from "./mask-png";
export { isPainted, type Stroke } from "./strokes";
