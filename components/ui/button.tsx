import Link from "next/link";
import type { ComponentProps } from "react";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
type ButtonSize = "small" | "medium" | "large";

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: "bg-accent text-accent-ink border-transparent hover:bg-accent-strong",
  secondary: "bg-card text-ink border-edge hover:border-ink",
  quiet: "text-ink border-transparent hover:bg-wall",
  danger: "bg-card text-stop border-stop hover:bg-stop-soft",
};

const sizes: Readonly<Record<ButtonSize, string>> = {
  small: "h-9 px-3 text-sm gap-1.5",
  medium: "h-11 px-4 text-sm gap-2",
  large: "h-13 px-6 text-base gap-2",
};

const buttonClass = (variant: ButtonVariant, size: ButtonSize): string =>
  `inline-flex items-center justify-center rounded-control border font-medium whitespace-nowrap transition-colors select-none disabled:opacity-55 disabled:pointer-events-none ${variants[variant]} ${sizes[size]}`;

interface Looks {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A button; it never submits a form unless told to (`type="submit"`). */
export function Button({
  variant = "secondary",
  size = "medium",
  type = "button",
  className = "",
  ...rest
}: ComponentProps<"button"> & Looks) {
  return <button type={type} className={`${buttonClass(variant, size)} ${className}`} {...rest} />;
}

/** A link that looks like a button: for going somewhere, not for doing something. */
export function ButtonLink({
  variant = "secondary",
  size = "medium",
  className = "",
  ...rest
}: ComponentProps<typeof Link> & Looks) {
  return <Link className={`${buttonClass(variant, size)} ${className}`} {...rest} />;
}
