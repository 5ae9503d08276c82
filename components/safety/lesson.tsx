import type { ReactNode } from "react";

export interface LessonProps {
  /** Its place in the page's address. */
  id: string;
  title: string;
  /** Says without words what the words say; null where the lesson's own part is a picture. */
  picture: ReactNode;
  children: ReactNode;
}

/** One lesson: its picture beside it where there is room. */
export function Lesson({ number, id, title, picture, children }: LessonProps & { number: number }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="border-line scroll-mt-6 py-10 not-first:border-t print:break-inside-avoid print:py-6"
    >
      <div
        className={`grid gap-x-10 gap-y-6 ${picture === null ? "" : "sm:grid-cols-[minmax(0,1fr)_17rem]"}`}
      >
        <div className="min-w-0">
          <p aria-hidden="true" className="text-edge font-mono text-sm">
            {number}
          </p>
          <h2 id={`${id}-title`} className="mt-1 text-lg">
            {title}
          </h2>
          <div className="mt-3 flex max-w-prose flex-col gap-3 text-base">{children}</div>
        </div>
        {picture === null ? null : (
          <div className="max-sm:-order-1 print:max-w-48 print:[print-color-adjust:exact]">
            {picture}
          </div>
        )}
      </div>
    </section>
  );
}
