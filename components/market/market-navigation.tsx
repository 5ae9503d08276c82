"use client";

import { useRouter, useSearchParams } from "next/navigation";
import {
  useEffect,
  useRef,
  useTransition,
  type ChangeEvent,
  type MouseEvent,
  type ReactNode,
  type SubmitEvent,
} from "react";

const TYPING_MILLISECONDS = 350;

/** The form's address: empty fields stay out of it. */
const addressOf = (form: HTMLFormElement): string => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") query.append(name, value.trim());
  }
  const text = query.toString();
  return text === "" ? "/" : `/?${text}`;
};

/**
 * Makes the market's plain form and links soft: a change searches at once, the page stays, the
 * focus stays. Without it they work as HTML does. Everything inside is rendered by the server.
 */
export function MarketNavigation({
  filters,
  children,
}: {
  filters: ReactNode;
  children: ReactNode;
}) {
  const router = useRouter();
  const parameters = useSearchParams();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    for (const field of form.current?.elements ?? []) {
      const settable = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
      if (!settable || field.type === "hidden" || field === document.activeElement) continue;
      const text = parameters.get(field.name) ?? "";
      // A number field can't hold "abc"; its problem quotes it.
      if (field.type !== "number" || Number.isFinite(Number(text))) field.value = text;
    }
  }, [parameters]);

  const search = (how: "push" | "replace") => {
    clearTimeout(typing.current);
    const target = form.current;
    if (!target) return;
    startTransition(() => {
      router[how](addressOf(target), { scroll: false });
    });
  };

  const onChange = (event: ChangeEvent<HTMLFormElement>) => {
    clearTimeout(typing.current);
    if (event.target instanceof HTMLSelectElement) {
      search("push");
      return;
    }
    typing.current = setTimeout(() => {
      search("replace");
    }, TYPING_MILLISECONDS);
  };

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    document.getElementById("filters")?.hidePopover();
    search("push");
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a[data-soft]") : null;
    const address = link?.getAttribute("href");
    if (typeof address !== "string") return;
    event.preventDefault();
    clearTimeout(typing.current);
    startTransition(() => {
      router.push(address, { scroll: link?.getAttribute("data-soft") === "page" });
    });
  };

  return (
    <div
      className="group/market"
      data-pending={pending ? "" : undefined}
      aria-busy={pending}
      onClick={onClick}
    >
      <form
        ref={form}
        action="/"
        method="get"
        role="search"
        noValidate
        onChange={onChange}
        onSubmit={onSubmit}
      >
        {filters}
      </form>
      {children}
    </div>
  );
}
