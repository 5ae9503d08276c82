import type { FileView } from "@/lib/core/files";

/** How far one file is. */
export type UploadState =
  | { readonly kind: "waiting" }
  /** Read and compared, before anything is sent. */
  | { readonly kind: "checking" }
  | { readonly kind: "sending"; readonly percent: number }
  /** The connection broke; it goes on by itself. */
  | { readonly kind: "interrupted"; readonly attempt: number }
  | { readonly kind: "kept"; readonly file: FileView }
  /** Not taken, for good; why, in a sentence. */
  | { readonly kind: "refused"; readonly sentence: string }
  /** The same bytes as another of the list. */
  | { readonly kind: "duplicate"; readonly of: string }
  /** The page was left before it was sent, and a browser does not keep it. */
  | { readonly kind: "lost" }
  /** Held until the person says to go on; why, in a sentence. */
  | { readonly kind: "held"; readonly sentence: string };

export interface UploadItem {
  /** Of this list alone. */
  readonly key: string;
  /** As the person's own computer calls it; it never leaves that. */
  readonly name: string;
  readonly state: UploadState;
  /** An address to show it by. */
  readonly preview: string | null;
}

const UNDER_WAY: ReadonlySet<UploadState["kind"]> = new Set<UploadState["kind"]>([
  "waiting",
  "checking",
  "sending",
  "interrupted",
]);

/** Whether something still happens to it without anybody doing anything. */
export const isUnderWay = ({ state }: UploadItem): boolean => UNDER_WAY.has(state.kind);

/** The files that are ready to be used, in the list's order. */
export const keptFiles = (items: readonly UploadItem[]): readonly FileView[] =>
  items.flatMap(({ state }) => (state.kind === "kept" ? [state.file] : []));
