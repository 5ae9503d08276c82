import { CodedError } from "@/lib/core/errors";

/*
 * Postgres keeps no NUL in a text, and nobody types one. It is refused here for every route, rather than
 * in each schema, where one that forgets it would answer with a failure of this side.
 */

/** JSON writes it as an escape only; after an even number of backslashes it is one. */
const IN_JSON = /(?<!\\)(?:\\\\)*\\u0000/u;

const refused = (where: string): CodedError => new CodedError("INPUT_INVALID", `NUL in ${where}`);

/** @throws CodedError INPUT_INVALID where a text or name in the JSON holds NUL */
export const refuseNulInJson = (json: string): void => {
  if (IN_JSON.test(json)) throw refused("the body");
};

/** @throws CodedError INPUT_INVALID where the address's query holds NUL */
export const refuseNulInQuery = ({ search }: URL): void => {
  if (search.includes("%00")) throw refused("the query");
};
