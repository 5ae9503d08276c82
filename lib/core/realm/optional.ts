import type * as z from "zod";

/** what REALM may leave out. It may say so by `null` as well, which is read as if it were not there. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema
    .nullable()
    .transform((told) => told ?? undefined)
    .optional();

/** The same for what has a value where REALM leaves it out. */
export const optionalOr = <Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>) =>
  schema.nullish().transform((told) => told ?? value);
