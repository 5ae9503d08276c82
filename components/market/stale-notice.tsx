import { ageWords } from "@/components/ui/age-words";
import { Notice } from "@/components/ui/notice";

/** Said wherever what is shown could be out of date. */
export function StaleNotice({ minutes }: { minutes: number }) {
  return (
    <Notice tone="check" role="status">
      REALM does not answer. This is what was known {ageWords(minutes)}. Buying is checked against
      REALM again before you sign anything.
    </Notice>
  );
}
