/** How old a page of the market may be, and for how long after that it is shown while it is read anew. */
export const PAGE_AGES = { freshMillis: 5_000, revalidateMillis: 10_000 } as const;
