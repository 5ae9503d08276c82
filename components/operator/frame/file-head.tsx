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
      <div
        className={`mt-2 flex flex-wrap items-center gap-x-4 gap-y-3 ${id === undefined ? "mb-5" : ""}`}
      >
        <h1 className={`text-lg ${titleIs === "id" ? "font-mono break-all" : "wrap-anywhere"}`}>
          {title}
        </h1>
        {standing}
        <div className="flex flex-wrap gap-2 sm:ml-auto">{children}</div>
      </div>
      {id === undefined ? null : (
        <p className="text-muted mt-1 mb-5 font-mono text-sm break-all">{id}</p>
      )}
    </>
  );
}
