import { mix } from "../color";
import { daylight, type Palette } from "../palettes";
import type { Random } from "../random";
import { circle, group, HEIGHT, path, rect, sheet, WIDTH } from "../svg";

const UNIT = 200;

/** One square of the grid; drawn at the origin, turned and moved by its place. */
const tile = (random: Random, back: string, front: string, other: string): string => {
  const ground = rect(0, 0, UNIT, UNIT, { fill: back });
  const center = { x: UNIT / 2, y: UNIT / 2 };
  switch (random.int(0, 9)) {
    case 0:
      return (
        ground + path(`M0 0A${UNIT} ${UNIT} 0 0 1 ${UNIT} ${UNIT}L0 ${UNIT}Z`, { fill: front })
      );
    case 1:
      return (
        ground +
        path(`M0 100A100 100 0 0 1 200 100Z`, { fill: front }) +
        path(`M0 200A100 100 0 0 1 200 200Z`, { fill: other })
      );
    case 2:
      return ground + circle(center, 100, { fill: front }) + circle(center, 50, { fill: other });
    case 3:
      return ground + path("M0 0L200 0L0 200Z", { fill: front });
    case 4:
      return ground + [0, 80, 160].map((y) => rect(0, y, UNIT, 40, { fill: front })).join("");
    case 5:
      return (
        ground +
        [50, 150]
          .flatMap((x) => [50, 150].map((y) => circle({ x, y }, 34, { fill: front })))
          .join("")
      );
    case 6:
      return (
        ground +
        [200, 140, 80]
          .map((r, index) =>
            path(`M0 0L${r} 0A${r} ${r} 0 0 1 0 ${r}Z`, { fill: [front, back, other][index] }),
          )
          .join("")
      );
    case 7:
      return (
        ground +
        path("M100 0A100 100 0 0 1 100 200A100 100 0 0 0 100 0Z M0 0A100 100 0 0 1 0 200Z", {
          fill: front,
        })
      );
    case 8:
      return ground + path("M0 0L100 100L0 200Z M100 0L200 100L100 200Z", { fill: front });
    default:
      return ground + rect(0, 0, UNIT, 100, { fill: front }) + circle(center, 46, { fill: other });
  }
};

const grid = (random: Random, colors: Palette): string => {
  const inks = [
    ...colors.ramp.slice(0, 4),
    colors.accent,
    colors.ground,
    mix(colors.accent, colors.ground, 0.5),
  ];
  return Array.from({ length: 20 }, (_, index) => {
    const [back = "", front = "", other = ""] = random.shuffle(inks);
    const x = (index % 4) * UNIT + UNIT / 2;
    const y = Math.floor(index / 4) * UNIT + UNIT / 2;
    const turn = random.int(0, 3) * 90;
    return group(
      { transform: `translate(${x} ${y}) rotate(${turn}) translate(-100 -100)` },
      tile(random, back, front, other),
    );
  }).join("");
};

/** A few large shapes, one diagonal, and room around them. */
const poster = (random: Random, colors: Palette): string => {
  const [first = "", second = "", third = ""] = random.shuffle(colors.ramp.slice(0, 4));
  const sun = { x: random.range(280, 540), y: random.range(280, 460) };
  const radius = random.range(170, 250);
  const tilt = random.pick([-38, -24, 24, 38]);
  const bars = Array.from({ length: 6 }, (_, index) =>
    rect(-620, index * 34, 1240, 15, { fill: index % 2 === 0 ? third : first }),
  );
  return [
    rect(60, 60, WIDTH - 120, HEIGHT - 120, { fill: "none", stroke: first, "stroke-width": 3 }),
    circle(sun, radius, { fill: colors.accent }),
    path(`M${sun.x - radius} ${sun.y}A${radius} ${radius} 0 0 0 ${sun.x + radius} ${sun.y}Z`, {
      fill: mix(colors.accent, first, 0.55),
    }),
    group({ transform: `translate(400 ${random.int(600, 690)}) rotate(${tilt})` }, ...bars),
    path(`M60 ${HEIGHT - 60}L60 ${random.int(560, 700)}L${random.int(380, 560)} ${HEIGHT - 60}Z`, {
      fill: second,
    }),
    rect(random.range(520, 600), random.range(520, 640), 150, 150, { fill: first }),
    circle({ x: random.range(150, 240), y: random.range(150, 230) }, 38, { fill: third }),
    circle({ x: random.range(560, 660), y: random.range(790, 860) }, 66, {
      fill: "none",
      stroke: first,
      "stroke-width": 16,
    }),
  ].join("");
};

/** Circles, squares, triangles: a grid of tiles or a poster. */
export const bauhaus = (random: Random): string => {
  const colors = random.pick(daylight);
  return (
    sheet(colors.ground) + (random.chance(0.6) ? grid(random, colors) : poster(random, colors))
  );
};
