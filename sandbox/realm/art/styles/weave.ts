import { darken, lighten } from "../color";
import { daylight } from "../palettes";
import type { Random } from "../random";
import { group, HEIGHT, path, rect, sheet, WIDTH } from "../svg";

const CELL = 20;
const COLUMNS = WIDTH / CELL;
const ROWS = HEIGHT / CELL;

type Motif = (x: number, y: number) => number;

/** Stepped diamonds inside each other; the figure of most flat-woven rugs. */
const diamonds =
  (size: number, steps: number): Motif =>
  (x, y) =>
    Math.floor((Math.abs((x % (size * 2)) - size) + Math.abs((y % (size * 2)) - size)) / steps);

const zigzag =
  (length: number, width: number): Motif =>
  (x, y) =>
    Math.floor((y + Math.abs((x % (length * 2)) - length)) / width);

const crosses =
  (size: number): Motif =>
  (x, y) => {
    const [dx, dy] = [Math.abs((x % size) - size / 2), Math.abs((y % size) - size / 2)];
    return Math.min(dx, dy) < 1 ? 1 : Math.floor(Math.max(dx, dy) / 2) + 2;
  };

const motif = (random: Random): Motif => {
  const kind = random.int(0, 2);
  if (kind === 0) return diamonds(random.pick([8, 10, 12]), random.pick([2, 3]));
  if (kind === 1) return zigzag(random.pick([5, 8, 10]), random.pick([2, 3]));
  return crosses(random.pick([8, 10]));
};

interface Band {
  readonly from: number;
  readonly to: number;
  readonly motif: Motif;
  readonly inks: readonly string[];
}

/** Bands from the top to the middle; the lower half mirrors them. */
const bands = (random: Random, inks: readonly string[]): readonly Band[] => {
  const list: Band[] = [];
  for (let from = 0; from < ROWS / 2;) {
    const tall = random.chance(0.6);
    const to = Math.min(ROWS / 2, from + (tall ? random.int(8, 16) : random.int(1, 3)));
    const stripe: Motif = () => 0;
    list.push({
      from,
      to,
      motif: tall ? motif(random) : stripe,
      inks: random.shuffle(inks).slice(0, tall ? 4 : 1),
    });
    from = to;
  }
  return list;
};

/** A flat-woven cloth: mirrored bands of motifs, the threads just visible. */
export const weave = (random: Random): string => {
  const colors = random.pick(daylight);
  const inks = [...colors.ramp.slice(0, 4), colors.accent, lighten(colors.ground, 0.1)];
  const list = bands(random, inks);
  const rows = new Map<string, string>();
  for (let row = 0; row < ROWS; row += 1) {
    const mirrored = Math.min(row, ROWS - 1 - row);
    const band = list.find(({ from, to }) => mirrored >= from && mirrored < to);
    if (!band) continue;
    const inkAt = (column: number): string =>
      band.inks[
        band.motif(Math.min(column, COLUMNS - 1 - column), mirrored - band.from) % band.inks.length
      ] ?? colors.ground;
    for (let start = 0; start < COLUMNS;) {
      const ink = inkAt(start);
      let end = start + 1;
      while (end < COLUMNS && inkAt(end) === ink) end += 1;
      rows.set(
        ink,
        `${rows.get(ink) ?? ""}M${start * CELL} ${row * CELL}h${(end - start) * CELL}v${CELL}h-${(end - start) * CELL}z`,
      );
      start = end;
    }
  }
  const threads = Array.from({ length: HEIGHT / 5 }, (_, index) => `M0 ${index * 5}h${WIDTH}`).join(
    "",
  );
  const warp = Array.from({ length: COLUMNS * 2 }, (_, index) => `M${index * 10} 0v${HEIGHT}`).join(
    "",
  );
  return [
    sheet(colors.ground),
    ...[...rows].map(([ink, d]) => path(d, { fill: ink })),
    group(
      { fill: "none" },
      path(threads, {
        stroke: darken(colors.ramp[0] ?? "#222222", 0.4),
        "stroke-width": 1.2,
        opacity: 0.17,
      }),
      path(warp, { stroke: "#fff8ea", "stroke-width": 1, opacity: 0.13 }),
    ),
    rect(0, 0, WIDTH, HEIGHT, {
      fill: "none",
      stroke: darken(colors.ramp[0] ?? "#222222", 0.2),
      "stroke-width": 22,
    }),
  ].join("");
};
