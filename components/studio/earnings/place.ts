/** Where the page stands. */
export const EARNINGS = "/studio/earnings";
