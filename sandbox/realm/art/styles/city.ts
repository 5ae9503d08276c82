import { darken, lighten, mix } from "../color";
import { daylight, nightfall } from "../palettes";
import type { Random } from "../random";
import { circle, defs, group, n, path, polyline, sheet, vertical, type Point } from "../svg";

/** Half the width and half the depth of one block, seen from a corner. */
const [DX, DY] = [118, 66];

interface Tones {
  readonly roof: string;
  readonly left: string;
  readonly right: string;
  readonly lit: string;
  readonly unlit: string;
}

const windows = (
  random: Random,
  foot: Point,
  height: number,
  side: number,
  { lit, unlit }: Tones,
): string => {
  let [on, off] = ["", ""];
  for (let floor = 0; floor < Math.floor((height - 30) / 44); floor += 1) {
    for (const column of [0.18, 0.42, 0.66]) {
      const x = foot.x + side * DX * column;
      const y = foot.y - DY * column - 32 - floor * 44;
      const [w, rise] = [side * 20, -11];
      const d = `M${Math.round(x)} ${Math.round(y)}l${w} ${rise}v-20l${-w} ${-rise}z`;
      if (random.chance(0.36)) on += d;
      else off += d;
    }
  }
  return path(off, { fill: unlit }) + path(on, { fill: lit });
};

const roofThing = (random: Random, top: Point, tones: Tones): string => {
  const kind = random.int(0, 5);
  if (kind === 0) return block(random, { x: top.x, y: top.y + 12 }, 26, 0.36, tones, false);
  if (kind === 1) {
    return (
      path(`M${n(top.x - 16)} ${n(top.y + 4)}v-34h32v34z`, { fill: tones.left }) +
      path(
        `M${n(top.x - 20)} ${n(top.y - 30)}L${n(top.x)} ${n(top.y - 52)}L${n(top.x + 20)} ${n(top.y - 30)}z`,
        { fill: tones.right },
      )
    );
  }
  if (kind === 2) {
    return [
      [-18, 4],
      [6, -8],
      [12, 10],
    ]
      .map(
        ([x = 0, y = 0]) =>
          circle({ x: top.x + x, y: top.y + y - 9 }, 13, { fill: "#6d9a6a" }) +
          circle({ x: top.x + x - 3, y: top.y + y - 13 }, 7, { fill: "#8db685" }),
      )
      .join("");
  }
  return "";
};

/** One building: two walls and a roof. `foot` is its nearest corner on the ground. */
const block = (
  random: Random,
  foot: Point,
  height: number,
  size: number,
  tones: Tones,
  detailed: boolean,
): string => {
  const [dx, dy] = [DX * size, DY * size];
  const p = (x: number, y: number): Point => ({ x: foot.x + x * dx, y: foot.y + y * dy - height });
  const roof = polyline([p(0, 0), p(1, -1), p(0, -2), p(-1, -1)], true);
  const wall = (side: number): string =>
    polyline([foot, { x: foot.x + side * dx, y: foot.y - dy }, p(side, -1), p(0, 0)], true);
  return [
    path(wall(-1), { fill: tones.left }),
    path(wall(1), { fill: tones.right }),
    path(roof, { fill: tones.roof }),
    detailed
      ? windows(random, foot, height, -1, tones) +
        windows(random, foot, height, 1, tones) +
        roofThing(random, p(0, -1), tones)
      : "",
  ].join("");
};

/** A quarter of a city, drawn from above and from a corner. */
export const city = (random: Random): string => {
  const night = random.chance(0.5);
  const colors = random.pick(night ? nightfall : daylight);
  const walls = night
    ? colors.ramp.slice(1, 4)
    : [...colors.ramp.slice(1), colors.accent, colors.ground];
  const street = night
    ? darken(colors.ground, 0.25)
    : mix(colors.ramp[4] ?? colors.ground, colors.ramp[2] ?? colors.ground, 0.35);
  const lit = night ? lighten(colors.accent, 0.15) : lighten(colors.ground, 0.5);
  const tall = random.range(180, 300);
  const buildings: string[] = [];
  for (let row = -2; row < 11; row += 1) {
    for (let column = -1; column < 4; column += 1) {
      const foot = {
        x: column * DX * 2.16 - 20 + (row % 2 === 0 ? 0 : DX * 1.08),
        y: 130 + row * DY * 1.62 + 60,
      };
      if (random.chance(0.07)) {
        buildings.push(
          circle({ x: foot.x, y: foot.y - DY - 16 }, 30, { fill: night ? "#3f6b5a" : "#7ba36f" }),
          circle({ x: foot.x - 7, y: foot.y - DY - 25 }, 17, {
            fill: night ? "#57866d" : "#98bd86",
          }),
        );
        continue;
      }
      const wall = random.pick(walls);
      const tones = {
        roof: lighten(wall, night ? 0.12 : 0.42),
        left: lighten(wall, night ? 0 : 0.12),
        right: darken(wall, night ? 0.42 : 0.24),
        lit,
        unlit: night ? darken(wall, 0.5) : darken(wall, 0.36),
      };
      buildings.push(block(random, foot, random.range(70, tall), 0.94, tones, true));
    }
  }
  return [
    defs(
      vertical(
        "haze",
        [lighten(night ? (colors.ramp[2] ?? street) : colors.ground, night ? 0 : 0.3), 0, 0.75],
        [colors.ground, 0.35, 0],
        [colors.ground, 1, 0],
      ),
    ),
    sheet(street),
    group({}, ...buildings),
    sheet("url(#haze)"),
  ].join("");
};
