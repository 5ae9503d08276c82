/** The command's words are off: exit status 2. Its message never repeats one; it may be a secret. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
