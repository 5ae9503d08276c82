import { useEffect, useState } from "react";
import { blockHeight } from "../chain/rpc";
import { timeLeft, type HeightSample, type TimeLeft } from "./deadline";

const POLL_IN_MS = 2_000;

/**
 * Counts a blockhash's life down while `watching`. Null until the first height is known and while
 * the cluster does not answer: an unknown is never shown as time left.
 */
export const useTimeLeft = (
  lastValidBlockHeight: bigint,
  watching: boolean,
  onOver: () => void,
): TimeLeft | null => {
  const [left, setLeft] = useState<TimeLeft | null>(null);

  useEffect(() => {
    if (!watching) return;
    let first: HeightSample | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;

    const look = async (): Promise<void> => {
      const next = await blockHeight().then(
        (height): TimeLeft => {
          const sample = { at: performance.now(), height };
          first ??= sample;
          return timeLeft(lastValidBlockHeight, first, sample);
        },
        // The cluster may be back at the next look; until then the time left is unknown.
        () => null,
      );
      if (stopped) return;
      setLeft(next);
      if (next?.over) onOver();
      else timer = setTimeout(() => void look(), POLL_IN_MS);
    };

    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [lastValidBlockHeight, watching, onOver]);

  return left;
};
