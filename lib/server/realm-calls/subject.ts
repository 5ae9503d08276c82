import { AsyncLocalStorage } from "node:async_hooks";
import type { LogFields } from "@/lib/server/log/fields";

/** What a call is made for: the kind of thing, and its id here. */
type Subject = `${"job" | "purchase"}:${string}`;

/** It travels with the work, so that no call has to be handed it. */
const storage = new AsyncLocalStorage<Subject>();

/** Does the work; calls to REALM that it makes are recorded as made for `subject`. */
export const callsFor = <Result>(subject: Subject, work: () => Result): Result =>
  storage.run(subject, work);

/** Null outside of any such work. */
export const currentSubject = (): string | null => storage.getStore() ?? null;

/** The same under the log's own names, for the line of an attempt (seeds R15, M11, D16). */
export const subjectFields = (): LogFields => {
  const subject = storage.getStore();
  if (subject === undefined) return {};
  const [kind, id] = subject.split(":");
  return kind === "job" ? { jobId: id } : { purchaseId: id };
};
