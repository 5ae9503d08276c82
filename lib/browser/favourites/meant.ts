import * as z from "zod";
import { visitorStore } from "../forms/draft";

const meantSchema = z.object({ listingId: z.string(), name: z.string() });
/** The listing whose heart was pressed by somebody who was not signed in yet. */
export type Meant = z.infer<typeof meantSchema>;

/**
 * Remembers it in this tab until they are: signing in may take them to their wallet's own app and back.
 */
export const meantStore = (store = visitorStore("favourite-meant")) => ({
  remember: (meant: Meant): void => {
    store.write(meant);
  },
  forget: store.forget,
  /** Gives it once. */
  take: (): Meant | null => {
    const kept = meantSchema.safeParse(store.read());
    store.forget();
    return kept.success ? kept.data : null;
  },
});
