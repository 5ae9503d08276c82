import type { ReactNode } from "react";
import styles from "./receipt.module.css";

/** The sheet that a receipt stands on. */
export function Paper({ children }: { children: ReactNode }) {
  return <div className={`relative ${styles["paper"] ?? ""}`}>{children}</div>;
}
