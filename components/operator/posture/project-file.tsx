import Link from "next/link";

const ANCHOR = /id="([a-z0-9-]+)"/u;

/** A file of the project as it is deployed: text and nothing else, so that a line can be pointed at. */
export function ProjectFile({ path, text }: { path: string; text: string }) {
  return (
    <>
      <p className="text-sm">
        <Link
          prefetch={false}
          href="/operator/posture"
          className="text-accent underline-offset-4 hover:underline"
        >
          Posture
        </Link>
      </p>
      <h1 className="mt-1 mb-4 font-mono text-base break-all">{path}</h1>
      <div
        role="region"
        aria-label={path}
        tabIndex={0}
        className="border-line bg-card rounded-card overflow-x-auto border py-3"
      >
        <code className="block w-max min-w-full text-xs leading-relaxed">
          {text.split("\n").map((line, index) => (
            <span
              key={index}
              id={ANCHOR.exec(line)?.[1]}
              className="target:bg-accent-soft grid scroll-mt-24 grid-cols-[3.5rem_1fr] gap-3 pr-4 whitespace-pre"
            >
              <span aria-hidden="true" className="text-muted text-right select-none">
                {index + 1}
              </span>
              {line}
            </span>
          ))}
        </code>
      </div>
    </>
  );
}
