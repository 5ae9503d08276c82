import { LookAlikes } from "../look-alikes";

const tricks = [
  {
    name: "The helper",
    words:
      "You ask a question in public, and “support” writes to you in private. Support that writes first is none.",
  },
  {
    name: "The copy",
    words:
      "A site that looks the same, one letter away. Come by your own bookmark, not by an advertisement or a message.",
  },
  {
    name: "The gift",
    words:
      "A token you never bought, with a site in its name. Leave it lying; the site is the trap.",
  },
  {
    name: "The hurry",
    words: "“Only ten minutes left.” What is real is still there after you have read it twice.",
  },
  {
    name: "The approval",
    words:
      "A transaction that pays nothing now and lets somebody take tokens later. The review names it and says “Do not sign”.",
  },
] as const;

/** The tricks behind most losses, by what they look like from the front. */
export function TricksLesson() {
  return (
    <>
      <p>
        Hardly any wallet is broken into. People are brought to open it themselves, nearly always in
        one of these ways.
      </p>
      <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {tricks.map(({ name, words }) => (
          <div key={name} className="print:break-inside-avoid">
            <dt className="font-semibold">{name}</dt>
            <dd className="text-muted mt-1 text-sm">{words}</dd>
          </div>
        ))}
        <div className="sm:col-span-2 print:break-inside-avoid">
          <dt className="font-semibold">The twin</dt>
          <dd className="text-muted mt-1 text-sm">
            <p>
              An address made to begin and end like one that you know, so that you copy it out of
              your history. Its middle is another, and so is its picture:
            </p>
            <LookAlikes />
          </dd>
        </div>
      </dl>
    </>
  );
}
