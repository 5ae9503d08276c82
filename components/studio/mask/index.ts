export { maskDraft } from "./mask-draft";
export { MaskEditor } from "./mask-editor";
export { maskPng } from "./mask-png";
export { isPainted } from "./strokes";
export { useMask } from "./use-mask";
