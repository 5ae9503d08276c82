/** Pictures beside each other: four, three, two across. */
export const wallClass =
  "grid grid-cols-2 gap-x-4 gap-y-6 sm:gap-x-6 sm:gap-y-8 md:grid-cols-3 lg:grid-cols-4";
