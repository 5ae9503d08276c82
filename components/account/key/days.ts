/** "1 day", "12 days". */
export const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;
