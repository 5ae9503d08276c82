import { Notice } from "@/components/ui/notice";

const counted = (count: number, unit: string): string =>
  `${count} ${count === 1 ? unit : `${unit}s`} ago`;

const ageWords = (minutes: number): string => {
  if (minutes < 1) return "less than a minute ago";
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return counted(minutes, "minute");
  return hours < 48 ? counted(hours, "hour") : counted(Math.floor(hours / 24), "day");
};

/** Said wherever what is shown could be out of date. */
export function StaleNotice({ minutes }: { minutes: number }) {
  return (
    <Notice tone="check" role="status">
      REALM does not answer. This is what was known {ageWords(minutes)}. Buying is checked against
      REALM again before you sign anything.
    </Notice>
  );
}
