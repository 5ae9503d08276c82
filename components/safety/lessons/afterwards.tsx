import Link from "next/link";
import type { ReactNode } from "react";

const link = "text-accent underline underline-offset-4";

const cases: readonly { when: string; then: readonly ReactNode[] }[] = [
  {
    when: "Somebody may know your recovery phrase or key",
    then: [
      "Make a new wallet with a new phrase, on a device that you trust.",
      "Move everything to it now, the most valuable first. Nothing makes the old one safe again.",
    ],
  },
  {
    when: "You signed something that you should not have",
    then: [
      "Sign nothing else, whatever it offers to undo.",
      <>
        Find its signature in your wallet’s history and paste it into{" "}
        <Link href="/inspect" className={link}>
          the inspector
        </Link>
        . It tells what has happened, and whether somebody may take more.
      </>,
      "If it gave somebody power over a token, revoke that in your wallet. If it gave away the account, move what is left to a new wallet.",
    ],
  },
  {
    when: "You paid here, and it is not in your library",
    then: [
      <>
        Look at its state in{" "}
        <Link href="/library" className={link}>
          your library
        </Link>
        . A payment under way is followed to its end, also while you are gone.
      </>,
      "Don’t buy it a second time. The receipt has the signature by which anybody can check it.",
    ],
  },
  {
    when: "You left yourself signed in somewhere",
    then: [
      <>
        End that session in{" "}
        <Link href="/account" className={link}>
          your account
        </Link>
        . Being signed in lets nobody sign with your wallet.
      </>,
    ],
  },
];

/** What to do, in which order, by what has happened. */
export function AfterwardsLesson() {
  return (
    <>
      <p>Minutes count, but one wrong step more costs most. In this order:</p>
      {cases.map(({ when, then }) => (
        <div key={when} className="border-line border-l-2 pl-4 print:break-inside-avoid">
          <h3 className="text-base">{when}</h3>
          <ol className="marker:text-edge mt-2 flex list-decimal flex-col gap-1.5 pl-5 text-sm">
            {then.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
        </div>
      ))}
      <p className="text-sm">
        Then tell your wallet’s maker and the police. Whoever promises to bring coins back for a fee
        is the next thief: a confirmed transaction can’t be undone by anybody.
      </p>
    </>
  );
}
