const counted = (count: number, unit: string): string =>
  `${count} ${count === 1 ? unit : `${unit}s`} ago`;

/** How long ago something was known, in the largest unit that says enough. @param minutes whole */
export const ageWords = (minutes: number): string => {
  if (minutes < 1) return "less than a minute ago";
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return counted(minutes, "minute");
  return hours < 48 ? counted(hours, "hour") : counted(Math.floor(hours / 24), "day");
};
