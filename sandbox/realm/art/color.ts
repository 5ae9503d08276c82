/** Colours are #rrggbb. */
const channels = (color: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

const toHex = (values: readonly number[]): string =>
  `#${values
    .map((value) =>
      Math.round(Math.min(255, Math.max(0, value)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** Between two colours: 0 gives the first, 1 the second. */
export const mix = (from: string, to: string, share: number): string => {
  const target = channels(to);
  return toHex(
    channels(from).map((value, index) => value + ((target[index] ?? value) - value) * share),
  );
};

export const lighten = (color: string, share: number): string => mix(color, "#fffaf0", share);
export const darken = (color: string, share: number): string => mix(color, "#0d0b18", share);

/** Perceived brightness, 0 to 1 (Rec. 709 weights). */
export const brightness = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(color);
  return (red * 0.2126 + green * 0.7152 + blue * 0.0722) / 255;
};

/** `steps` colours from the first to the last, through all of them. */
export const ramp = (colors: readonly string[], steps: number): readonly string[] =>
  Array.from({ length: steps }, (_, index) => {
    const position = steps === 1 ? 0 : (index / (steps - 1)) * (colors.length - 1);
    const from = colors[Math.floor(position)] ?? "#000000";
    const to = colors[Math.ceil(position)] ?? from;
    return mix(from, to, position % 1);
  });
