import { useEffect, useState } from "react";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture's size in pixels once it is here; "missing" where there is no such picture. */
export const useNaturalSize = (url: string): Size | "loading" | "missing" => {
  const [size, setSize] = useState<Size | "loading" | "missing">("loading");
  useEffect(() => {
    const picture = new Image();
    picture.addEventListener("load", () => {
      setSize({ width: picture.naturalWidth, height: picture.naturalHeight });
    });
    picture.addEventListener("error", () => {
      setSize("missing");
    });
    picture.src = url;
  }, [url]);
  return size;
};
