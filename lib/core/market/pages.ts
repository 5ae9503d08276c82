import { PAGE_SIZE } from "./filters";

/** How many pages `total` listings fill; at least one. */
export const pageCount = (total: number): number => Math.max(1, Math.ceil(total / PAGE_SIZE));

/**
 * The page numbers worth a link: the first, the last, and the neighbours of the current one.
 * "gap" stands where numbers were left out, never for a single one.
 */
export const pageLinks = (current: number, count: number): readonly (number | "gap")[] => {
  const wanted = new Set([1, count, current - 1, current, current + 1]);
  const links: (number | "gap")[] = [];
  let before = 0;
  for (const page of [...wanted].sort((a, b) => a - b)) {
    if (page < 1 || page > count) continue;
    if (page - before === 2) links.push(before + 1);
    else if (page - before > 2) links.push("gap");
    links.push(page);
    before = page;
  }
  return links;
};
