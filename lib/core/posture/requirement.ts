/** One line of the security requirements, and where the project keeps it. */
export interface Requirement {
  /** Of the seed documents: R, A, M, W, D with their numbers. One line may stand for several. */
  readonly ids: readonly string[];
  /** What has to be so, in a sentence or two. */
  readonly requirement: string;
  /** Path in the repository of what does it. */
  readonly code: string;
  /** Path in the repository of a test that fails without it. */
  readonly test: string;
}

/** A part of the security requirements, in the document's order. */
export interface RequirementGroup {
  readonly title: string;
  readonly requirements: Readonly<Record<string, Requirement>>;
}
