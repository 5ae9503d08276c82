import type { ReactNode } from "react";
import Link from "next/link";

interface FileHeadProps {
  /** Where all of its kind are. */
  readonly back: { readonly href: `/operator/${string}`; readonly words: string };
  /** What it is called by people, or by others; shown as code where it is an id. */
  readonly title: string;
  readonly titleIs?: "name" | "id";
  /** Under the title, where that is not the id itself. */
  readonly id?: string;
  readonly standing: ReactNode;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

/** The head of one thing's own page: the way back, what it is, how it stands, what can be done. */
export function FileHead(props: FileHeadProps) {
  const { back, title, titleIs = "name", id, standing, children } = props;
  return (
    <>
      <Link
        prefetch={false}
        href={back.href}
        className="text-muted text-sm underline underline-offset-4"
      >
        {back.words}
      </Link>
      <div className="mt-2 mb-5 grid items-start gap-x-4 gap-y-3 grid-cols-[minmax(0,1fr)] sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:min-h-9">
            <h1 className={`text-lg ${titleIs === "id" ? "font-mono break-all" : "wrap-anywhere"}`}>
              {title}
            </h1>
            {standing}
          </div>
          {id === undefined ? null : (
            <p className="text-muted mt-1 font-mono text-sm break-all">{id}</p>
          )}
        </div>
        <div className="flex flex-wrap gap-2 sm:max-w-md sm:justify-end lg:max-w-none">
          {children}
        </div>
      </div>
    </>
  );
}
