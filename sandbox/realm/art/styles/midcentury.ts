import { mix } from "../color";
import { daylight } from "../palettes";
import type { Random } from "../random";
import {
  at,
  circle,
  group,
  HEIGHT,
  n,
  path,
  polar,
  polyline,
  rect,
  sheet,
  WIDTH,
  type Point,
} from "../svg";

const starburst = (center: Point, size: number, ink: string, dot: string): string => {
  const rays = Array.from(
    { length: 8 },
    (_, index) =>
      `M${at(center)}L${at(polar(center, index % 2 === 0 ? size : size * 0.55, (index / 8) * Math.PI * 2))}`,
  ).join("");
  return (
    path(rays, { stroke: ink, "stroke-width": 4, "stroke-linecap": "round" }) +
    circle(center, size * 0.14, { fill: dot })
  );
};

/** An almond: two arcs that meet in two points; the leaf and the eye of the period. */
const almond = (
  center: Point,
  length: number,
  width: number,
  angle: number,
  fill: string,
  half: string,
): string => {
  const [from, to] = [polar(center, -length, angle), polar(center, length, angle)];
  const bulge = (sign: number): Point => polar(center, width * sign, angle + Math.PI / 2);
  return (
    path(`M${at(from)}Q${at(bulge(1))} ${at(to)}Q${at(bulge(-1))} ${at(from)}Z`, { fill }) +
    path(`M${at(from)}Q${at(bulge(1))} ${at(to)}Z`, { fill: half })
  );
};

const boomerang = (size: number): string =>
  `M${n(-size)} ${n(size * 0.35)}C${n(-size * 0.9)} ${n(-size * 0.5)} ${n(size * 0.2)} ${n(-size * 0.95)} ${n(size)} ${n(-size * 0.6)}C${n(size * 1.2)} ${n(-size * 0.45)} ${n(size * 1.05)} ${n(-size * 0.2)} ${n(size * 0.8)} ${n(-size * 0.25)}C${n(size * 0.1)} ${n(-size * 0.4)} ${n(-size * 0.4)} ${n(-size * 0.1)} ${n(-size * 0.55)} ${n(size * 0.5)}C${n(-size * 0.65)} ${n(size * 0.75)} ${n(-size)} ${n(size * 0.7)} ${n(-size)} ${n(size * 0.35)}Z`;

/** A fruit bowl of flat shapes, overlaps darker: the kitchen of 1958. */
const stillLife = (random: Random, inks: readonly string[], ink: string): string => {
  const table = random.int(660, 740);
  const [cloth = "", bowl = "", jug = "", third = ""] = random.shuffle(inks);
  const fruit = Array.from({ length: 6 }, (_, index) => {
    const center = {
      x: 255 + index * 58 + random.range(-10, 10),
      y: table - 132 + (index % 2) * 34 + random.range(-14, 10),
    };
    const size = random.range(50, 66);
    const tone = random.pick(inks.filter((one) => one !== bowl));
    return [
      circle(center, size, { fill: tone }),
      path(
        `M${n(center.x)} ${n(center.y - size)}A${n(size)} ${n(size)} 0 0 1 ${n(center.x)} ${n(center.y + size)}Z`,
        { fill: mix(tone, ink, 0.16) },
      ),
      path(`M${n(center.x)} ${n(center.y - size + 6)}q4 -26 18 -34`, {
        stroke: ink,
        "stroke-width": 5,
        fill: "none",
        "stroke-linecap": "round",
      }),
    ].join("");
  });
  return [
    rect(0, table, WIDTH, HEIGHT - table, { fill: cloth }),
    ...Array.from({ length: 9 }, (_, index) =>
      path(`M${index * 100} ${table}L${index * 150 - 200} ${HEIGHT}`, {
        stroke: mix(cloth, ink, 0.2),
        "stroke-width": 3,
      }),
    ),
    path(
      `M560 ${table + 60}C520 ${table - 60} 560 ${table - 180} 590 ${table - 300}L690 ${table - 300}C700 ${table - 180} 760 ${table - 60} 720 ${table + 60}Z`,
      { fill: jug },
    ),
    path(
      `M640 ${table - 300}L690 ${table - 300}C700 ${table - 180} 760 ${table - 60} 720 ${table + 60}L640 ${table + 60}Z`,
      { fill: mix(jug, ink, 0.2) },
    ),
    path(`M590 ${table - 262}C500 ${table - 262} 500 ${table - 110} 562 ${table - 90}`, {
      fill: "none",
      stroke: jug,
      "stroke-width": 20,
    }),
    ...fruit,
    path(
      `M170 ${table - 90}H620C610 ${table + 50} 520 ${table + 90} 395 ${table + 90}S180 ${table + 50} 170 ${table - 90}Z`,
      { fill: bowl },
    ),
    path(`M395 ${table - 90}H620C610 ${table + 50} 520 ${table + 90} 395 ${table + 90}Z`, {
      fill: mix(bowl, ink, 0.18),
    }),
    almond({ x: 150, y: table + 130 }, 96, 64, -0.3, third, mix(third, ink, 0.2)),
  ].join("");
};

/** A mobile: wires, and leaves that hang from them. */
const mobile = (random: Random, inks: readonly string[], ink: string): string => {
  const body: string[] = [];
  const hang = (from: Point, width: number, depth: number): void => {
    const drop = random.range(80, 130);
    const left = { x: from.x - width, y: from.y + drop + random.range(-30, 40) };
    const right = { x: from.x + width, y: from.y + drop + random.range(-26, 26) };
    body.push(
      path(`M${at(left)}Q${at({ x: from.x, y: from.y - 36 })} ${at(right)}`, {
        stroke: ink,
        "stroke-width": 3.5,
        fill: "none",
      }),
    );
    for (const end of [left, right]) {
      if (depth > 0 && (depth > 1 || random.chance(0.7)))
        hang({ x: end.x, y: end.y + 6 }, width * random.range(0.46, 0.56), depth - 1);
      else {
        const tone = random.pick(inks);
        const foot = { x: end.x, y: end.y + 66 };
        body.push(
          path(`M${at(end)}V${n(foot.y - 30)}`, { stroke: ink, "stroke-width": 2.5 }),
          almond(
            foot,
            random.range(56, 96),
            random.range(52, 96),
            random.range(-0.6, 0.6),
            tone,
            mix(tone, ink, 0.18),
          ),
        );
      }
    }
  };
  body.push(path("M400 0V150", { stroke: ink, "stroke-width": 3.5 }));
  hang({ x: 400, y: 168 }, 170, 3);
  return body.join("");
};

/** Boomerangs, stars and dots over soft blocks of colour. */
const pattern = (random: Random, inks: readonly string[], ink: string): string => {
  const places = random.shuffle(
    Array.from({ length: 12 }, (_, index) => ({
      x: (index % 3) * 266 + 133,
      y: Math.floor(index / 3) * 250 + 125,
    })),
  );
  return places
    .map((place, index) => {
      const [tone = "", other = ""] = random.shuffle(inks);
      const center = { x: place.x + random.range(-26, 26), y: place.y + random.range(-26, 26) };
      const block = path(
        polyline(
          [
            { x: center.x - 100, y: center.y - 92 },
            { x: center.x + 84, y: center.y - 108 },
            { x: center.x + 104, y: center.y + 90 },
            { x: center.x - 92, y: center.y + 106 },
          ],
          true,
        ),
        { fill: mix(tone, "#fffaf0", 0.3) },
      );
      if (index % 4 === 0) return block + starburst(center, 96, ink, "#fffaf0");
      if (index % 4 === 3)
        return (
          block +
          almond(center, 92, 76, random.range(-1.5, 1.5), other, mix(other, ink, 0.2)) +
          circle(center, 20, { fill: ink })
        );
      return (
        block +
        path(boomerang(88), {
          fill: other,
          stroke: ink,
          "stroke-width": 3,
          transform: `translate(${n(center.x)} ${n(center.y)}) rotate(${random.int(0, 359)})`,
        })
      );
    })
    .join("");
};

/** The middle of the last century: a still life, a mobile or a curtain's pattern. */
export const midcentury = (random: Random): string => {
  const colors = random.pick(daylight);
  const ink = colors.ramp[0] ?? "#222222";
  const inks = [...colors.ramp.slice(1, 4), colors.accent, colors.ramp[4] ?? colors.accent];
  const draw = random.pick([stillLife, mobile, pattern, stillLife]);
  return (
    sheet(colors.ground) +
    (draw === stillLife
      ? starburst({ x: random.range(120, 260), y: random.range(150, 260) }, 84, ink, colors.accent)
      : "") +
    group({}, draw(random, inks, ink))
  );
};
