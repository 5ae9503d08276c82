import Form from "next/form";
import type { ReactNode } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";

interface GoButtonProps {
  to: `/studio/${string}`;
  /** What the next page is to begin with; it stands in its address. */
  about?: Readonly<Record<string, string>>;
  variant?: ButtonVariant;
  children: ReactNode;
}

/** A button that begins something on a page of its own; before any script has run too. */
export function GoButton({ to, about = {}, variant = "secondary", children }: GoButtonProps) {
  return (
    <Form action={to} prefetch={false}>
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" variant={variant}>
        {children}
      </Button>
    </Form>
  );
}
