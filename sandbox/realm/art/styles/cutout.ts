import { lighten } from "../color";
import { daylight } from "../palettes";
import type { Random } from "../random";
import { circle, group, path, polar, rect, sheet, spline, type Point } from "../svg";

/** A frond cut with scissors: lobes left and right of a bent spine, round at their ends. */
const frond = (random: Random, size: number): string => {
  const lobes = random.int(4, 6);
  const bend = random.range(-0.5, 0.5);
  const spine = (share: number): Point => ({
    x: Math.sin(share * 2.4) * bend * size * 0.5,
    y: size * (0.9 - share * 1.8),
  });
  const side = (sign: number): readonly Point[] =>
    Array.from({ length: lobes }, (_, index) => {
      const share = (index + 0.6) / (lobes + 0.4);
      const root = spine(share);
      const reach = size * (0.72 - Math.abs(share - 0.42) * 0.66) * random.range(0.82, 1.12);
      const out = { x: root.x + sign * reach, y: root.y - reach * 0.42 };
      const valley = spine(share + 0.5 / lobes);
      return [
        { x: out.x - sign * reach * 0.2, y: out.y + reach * 0.22 },
        out,
        { x: out.x - sign * reach * 0.3, y: out.y - reach * 0.08 },
        { x: valley.x + sign * size * 0.07, y: valley.y },
      ];
    }).flat();
  const foot = spine(0);
  const outline = [
    { x: foot.x + size * 0.06, y: foot.y + 10 },
    ...side(1),
    spine(1.06),
    ...[...side(-1)].reverse(),
    { x: foot.x - size * 0.06, y: foot.y + 10 },
  ];
  return spline(outline, true);
};

/** A pebble or a cloud: a ring that wavers. */
const pebble = (random: Random, size: number): string => {
  const phase = random.range(0, 7);
  const points = Array.from({ length: 9 }, (_, index) => {
    const angle = (index / 9) * Math.PI * 2;
    return polar(
      { x: 0, y: 0 },
      size * (0.72 + Math.sin(angle * 2 + phase) * 0.16 + random.range(-0.07, 0.07)),
      angle,
    );
  });
  return spline(points, true);
};

const star = (random: Random, size: number): string => {
  const arms = random.int(5, 8);
  const points = Array.from({ length: arms * 2 }, (_, index) =>
    polar(
      { x: 0, y: 0 },
      size * (index % 2 === 0 ? random.range(0.78, 0.98) : 0.34),
      (index / arms) * Math.PI,
    ),
  );
  return spline(points, true);
};

const bird = (size: number): string =>
  `M${-size} ${size * 0.1}C${-size * 0.5} ${-size * 0.7} ${-size * 0.2} ${-size * 0.5} 0 ${-size * 0.05}C${size * 0.2} ${-size * 0.75} ${size * 0.7} ${-size * 0.8} ${size} ${-size * 0.3}C${size * 0.55} ${-size * 0.4} ${size * 0.4} ${size * 0.1} ${size * 0.1} ${size * 0.35}C${-size * 0.25} ${size * 0.55} ${-size * 0.6} ${size * 0.2} ${-size} ${size * 0.1}Z`;

/** Sheets of coloured paper with leaves, pebbles, stars and birds cut out of others. */
export const cutout = (random: Random): string => {
  const colors = random.pick(daylight);
  const papers = [...colors.ramp, colors.accent, lighten(colors.accent, 0.55), "#fbf6ea"];
  const heights = random.shuffle([random.int(260, 330), random.int(300, 370)]);
  const rows = [heights[0] ?? 320, heights[1] ?? 340, 1000];
  const body: string[] = [];
  let top = 0;
  let last = "";
  for (const [index, height] of rows.entries()) {
    const bottom = index === 2 ? 1000 : top + height;
    const split = random.int(250, 550);
    for (const [left, right] of random.chance(0.25)
      ? [[0, 800]]
      : [
          [0, split],
          [split, 800],
        ]) {
      const [x = 0, end = 800] = [left, right];
      const [back = "#ffffff", front = "#000000", small = "#888888"] = random.shuffle(
        papers.filter((paper) => paper !== last),
      );
      last = back;
      const [width, tall] = [end - x, bottom - top];
      const size = Math.min(width, tall) * 0.5;
      const center = { x: x + width / 2, y: top + tall / 2 };
      body.push(rect(x, top, width, tall, { fill: back }));
      const kind = random.int(0, 5);
      const d =
        kind <= 2
          ? frond(random, size * 0.92)
          : kind === 3
            ? star(random, size * 0.9)
            : kind === 4
              ? pebble(random, size)
              : bird(size * 0.78);
      body.push(
        path(d, {
          fill: front,
          transform: `translate(${Math.round(center.x)} ${Math.round(center.y)}) rotate(${random.int(-24, 24)})`,
        }),
      );
      if (kind === 4)
        body.push(
          path(frond(random, size * 0.55), {
            fill: small,
            transform: `translate(${Math.round(center.x)} ${Math.round(center.y)}) rotate(${random.int(-40, 40)})`,
          }),
        );
      else
        body.push(
          circle(
            { x: x + width * random.range(0.12, 0.2), y: top + tall * random.range(0.12, 0.2) },
            random.range(12, 24),
            { fill: small },
          ),
        );
    }
    top = bottom;
  }
  return sheet(colors.ground) + group({}, ...body);
};
