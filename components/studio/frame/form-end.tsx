import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Why a form could not be sent, where no field of it is to blame. */
function FormProblem({ problem }: { problem: string | null }) {
  if (problem === null) return null;
  return (
    <Notice tone="stop" role="alert">
      {problem}
    </Notice>
  );
}

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
      <FormProblem problem={problem} />
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
      <FormProblem problem={problem} />
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
