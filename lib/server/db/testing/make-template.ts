import { databaseTemplate } from "./template";

/** In a fresh clone, test processes that begin together would each make one, at six seconds of a processor. */
export const setup = async (): Promise<void> => {
  await databaseTemplate();
};
