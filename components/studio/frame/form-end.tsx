import { Button, ButtonLink } from "@/components/ui/button";
import { Problem } from "@/components/ui/problem";

interface FormEndProps {
  problem: string | null;
  isSubmitting: boolean;
  /** What the button says. */
  words: string;
}

/** The end of a form that starts a job. */
export function StartEnd({ problem, isSubmitting, words }: FormEndProps) {
  return (
    <>
      <Problem said={problem} />
      <Button type="submit" variant="primary" size="large" disabled={isSubmitting}>
        {isSubmitting ? "Starting…" : words}
      </Button>
    </>
  );
}

interface SaveEndProps extends FormEndProps {
  /** What the button says while it is sent. */
  busyWords: string;
  /** Where whoever changes their mind goes on. */
  back: string;
  onBack?: () => void;
}

/** The end of a form on a page of its own: send it, or go back. */
export function SaveEnd({ problem, isSubmitting, words, busyWords, back, onBack }: SaveEndProps) {
  return (
    <>
      <Problem said={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={isSubmitting}>
          {isSubmitting ? busyWords : words}
        </Button>
        <ButtonLink href={back} variant="quiet" {...(onBack && { onClick: onBack })}>
          Cancel
        </ButtonLink>
      </div>
    </>
  );
}
