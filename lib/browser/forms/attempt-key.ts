import * as z from "zod";
import { draftStore } from "./draft";

const attemptSchema = z.object({ wanted: z.string(), key: z.uuid() });

/**
 * The key of one attempt: the same for the same wish until it is known to have arrived, after a reload
 * too, so that a double press or a lost answer acts once; another for another wish.
 * @param name of what is attempted, such as "new-model"
 */
export const attemptKey = (name: string, store = draftStore(`attempt:${name}`)) => ({
  for: (wish: unknown): string => {
    const wanted = JSON.stringify(wish);
    const before = attemptSchema.safeParse(store.read());
    if (before.success && before.data.wanted === wanted) return before.data.key;
    const key = crypto.randomUUID();
    store.write({ wanted, key });
    return key;
  },
  /** The attempt came to an end; the same wish again is a new one. */
  forget: store.forget,
});
