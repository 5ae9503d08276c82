import Link from "next/link";
import { Specimen } from "../specimen";

const parts = [
  {
    name: "The stamp",
    words:
      "“Safe to sign”, “Check before you sign” or “Do not sign”, with one sentence that says why. With the last one there is no button to sign.",
  },
  {
    name: "You pay",
    words:
      "Everything that leaves your wallet, to the last digit. It has to be the price that you saw.",
  },
  {
    name: "To whom",
    words:
      "Whole addresses, each with its own picture. Compare the middle too: ends are easily forged.",
  },
  {
    name: "You receive",
    words: "What comes to your wallet in the same moment, or nothing happens.",
  },
] as const;

/** What the review shows, on an example. */
export function ReadLesson() {
  return (
    <>
      <p>
        A signature is the payment. Before your wallet opens, Countersign takes the transaction
        apart, tries it out on the cluster, and compares it with what the page said. You get a
        receipt of what it <em>would</em> do:
      </p>
      <div className="grid items-start gap-x-10 gap-y-6 md:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] xl:w-[calc(100%+var(--spacing)*24)] xl:max-w-none">
        <Specimen />
        <ol className="flex flex-col gap-4 text-sm">
          {parts.map(({ name, words }, index) => (
            <li key={name} className="flex gap-3">
              <span
                aria-hidden="true"
                className="border-accent text-accent mt-px grid size-5 shrink-0 place-items-center rounded-full border font-mono text-xs"
              >
                {index + 1}
              </span>
              <span className="min-w-0">
                <strong className="block font-semibold">{name}</strong>
                {words}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <p>
        Then read your wallet’s own window as well. If it shows another amount or another address,
        reject it there: nothing has happened yet.
      </p>
      <p>
        A transaction from any other site can be read in the same way. Paste it into{" "}
        <Link href="/inspect" className="text-accent underline underline-offset-4">
          the inspector
        </Link>{" "}
        before you sign it.
      </p>
    </>
  );
}
