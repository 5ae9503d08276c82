import { Notice } from "@/components/ui/notice";

const ageWords = (minutes: number): string => {
  if (minutes < 1) return "less than a minute ago";
  return minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
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
