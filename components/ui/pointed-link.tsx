"use client";

import Link from "next/link";
import { useState, type ComponentProps } from "react";

/**
 * A link of which a page shows many. Its page is fetched ahead once somebody points at it or moves the
 * focus to it: for each that is merely seen, the server would render a page that few will open.
 */
export function PointedLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  const [isMeant, setIsMeant] = useState(false);
  const mean = () => {
    setIsMeant(true);
  };
  return <Link {...props} prefetch={isMeant ? null : false} onPointerEnter={mean} onFocus={mean} />;
}
