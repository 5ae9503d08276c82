interface AssetPictureProps {
  /** Empty where REALM tells of none. */
  src: string;
  /** Empty where the asset's name stands beside the picture. */
  alt: string;
  /** `first`: in the first row; `early`: on the first screen; `late`: when it comes near. */
  load?: "first" | "early" | "late";
  className?: string;
}

/** An asset's picture, 4:5; its place is kept before it arrives, and stays a quiet block if it never does. */
export function AssetPicture({ src, alt, load = "late", className = "" }: AssetPictureProps) {
  const look = `bg-wall aspect-[4/5] object-cover ${className}`;
  // Without an address it would not be drawn as a picture at all, and not have its place.
  if (src === "") return <span className={`block ${look}`} />;
  return (
    <img
      src={src}
      alt={alt}
      width={800}
      height={1000}
      loading={load === "late" ? "lazy" : "eager"}
      fetchPriority={load === "first" ? "high" : "auto"}
      decoding="async"
      referrerPolicy="no-referrer"
      className={`missing-quiet ${look}`}
    />
  );
}
