/** Beside a refusal: where it is explained. In a tab of its own, so that what is read here stays. */
export function WhatNow() {
  return (
    <p className="text-muted text-sm print:hidden">
      Nothing was signed.{" "}
      <a
        href="/safety#tricks"
        target="_blank"
        rel="noopener"
        className="text-accent underline underline-offset-4"
      >
        What is behind such transactions
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
    </p>
  );
}
