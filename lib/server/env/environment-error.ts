/** One line of the start's refusal: which variable, what is wrong with it, what it is for. */
export interface EnvironmentProblem {
  readonly variable: string;
  readonly problem: string;
}

/** Thrown once, with every missing or wrong variable, so that nobody mends them one start at a time. */
export class EnvironmentError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "EnvironmentError";
    this.lines = lines;
  }
}
