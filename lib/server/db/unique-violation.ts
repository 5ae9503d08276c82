const UNIQUE_VIOLATION = "23505";

/** Whether an index refused the write; drizzle wraps the driver's error. */
export const isUniqueViolation = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === UNIQUE_VIOLATION) return true;
  return isUniqueViolation(error.cause);
};
