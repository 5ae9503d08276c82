/** The words of the call are off: exit status 2, with a sentence that says which. */
export class UsageError extends Error {
  override name = "UsageError";
}
