import { lessons } from "./lessons";
import { Lesson } from "./lesson";

/** The lessons one below the other, and a list of them that stays in sight. */
export function SafetyView() {
  return (
    <div className="grid items-start gap-x-16 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <header className="lg:col-span-2">
        <h1 className="text-xl sm:text-2xl">Keep what is yours</h1>
        <p className="text-muted mt-3 max-w-prose">
          A wallet has no bank behind it: nobody can block it for you or call a payment back. A few
          habits are enough. Each of these lessons takes a minute.
        </p>
      </header>
      <nav
        aria-label="Lessons"
        className="border-line mt-8 border-y py-4 lg:sticky lg:top-6 lg:mt-10 lg:border-y-0 lg:py-0 print:hidden"
      >
        <ol className="flex flex-col gap-0.5 text-sm">
          {lessons.map(({ id, title }, index) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="text-muted hover:text-ink hover:bg-wall rounded-control -mx-2 flex gap-2.5 px-2 py-1.5"
              >
                <span className="text-edge font-mono text-xs leading-[1.3125rem]">{index + 1}</span>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="min-w-0">
        {lessons.map((lesson, index) => (
          <Lesson key={lesson.id} number={index + 1} {...lesson} />
        ))}
      </div>
    </div>
  );
}
